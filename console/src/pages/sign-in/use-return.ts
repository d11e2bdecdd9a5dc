import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useProveToken } from '../../api/use-me.ts';
import type { Returned } from '../../auth/external/external-sign-in.ts';
import { useSession } from '../../auth/session-context.tsx';
import { useWaysIn } from '../../auth/ways-in.tsx';
import type { ConsoleIssuer } from '../../config/console-config.ts';
import { safeNext } from '../../routes/safe-next.ts';

interface Return {
  readonly issuer: ConsoleIssuer | undefined;
  readonly next: string;
  /** Null while it is under way. */
  readonly failure: unknown;
}

/** Finishes what an issuer has sent this window back with. */
export function useReturn(): Return {
  const session = useSession();
  const router = useRouter();
  const prove = useProveToken();
  const { external } = useWaysIn();
  const [returned] = useState(external.returned);
  const [failure, setFailure] = useState<unknown>(null);
  const next = safeNext(returned?.next);
  const finish = async ({ finish }: Returned): Promise<void> => {
    try {
      const { tokens, tokenIssuer } = await finish();
      await prove(tokens.accessToken);
      session.enter(tokens, tokenIssuer);
      await router.navigate({ href: next, replace: true });
    } catch (error) {
      setFailure(error);
    } finally {
      external.dealtWith();
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code works once, so that this is done once
  useEffect(() => {
    if (returned) void finish(returned);
  }, [returned]);
  return { issuer: returned?.issuer, next, failure };
}
