import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../auth/session-context.tsx';
import { keepPreference } from '../../preferences/preferences.ts';
import type { Given } from './sign-in-form.tsx';

/** Signs in; the route then leads on, because somebody is signed in. */
export function useSignIn() {
  const session = useSession();
  const router = useRouter();
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async ({ tenantId, userName, password }: Given): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      await session.signIn(tenantId.trim(), userName.trim(), password);
      keepPreference({ partner: tenantId.trim() });
      await router.invalidate();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return { isWorking, error, send };
}
