import { Navigate } from '@tanstack/react-router';
import { useMe } from '../api/use-me.ts';
import { useNavEntries } from '../shell/nav-entry.tsx';

/** The first page that is for whoever has signed in. The shell shows it once that is known. */
export function StartPage() {
  const { data: me } = useMe();
  const first = useNavEntries().find(({ isFor }) => me && isFor(me));
  return first ? <Navigate to={first.to} replace /> : null;
}
