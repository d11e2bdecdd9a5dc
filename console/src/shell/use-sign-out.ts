import { useRouter } from '@tanstack/react-router';
import { useSession } from '../auth/session-context.tsx';

/** Ends the session here and, where the issuer has a page for it, there: this window goes to that page. */
export function useSignOut(): () => Promise<void> {
  const session = useSession();
  const router = useRouter();
  return async () => {
    const page = session.signOut();
    await router.navigate({ to: '/sign-in', replace: true });
    if (page) window.location.assign(page);
  };
}
