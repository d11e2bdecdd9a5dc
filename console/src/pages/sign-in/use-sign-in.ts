import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../auth/session-context.tsx';
import { useWaysIn } from '../../auth/ways-in.tsx';
import { keepPreference } from '../../preferences/preferences.ts';
import type { Given } from './sign-in-form.tsx';

/** Signs in by a password; the route then leads on, because somebody is signed in. */
export function useSignIn() {
  const session = useSession();
  const router = useRouter();
  const { own } = useWaysIn();
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (given: Given): Promise<void> => {
    const tenantId = given.tenantId.trim();
    setWorking(true);
    setError(null);
    try {
      const tokens = await own.signIn(tenantId, given.userName.trim(), given.password);
      session.enter(tokens, own.of(tenantId));
      keepPreference({ partner: tenantId });
      await router.invalidate();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return { isWorking, error, send };
}
