import { userInfo } from 'node:os';

/** Who runs this process, as the system calls them; in a container the user may have no name. */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
