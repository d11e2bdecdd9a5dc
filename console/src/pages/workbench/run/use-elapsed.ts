import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** Milliseconds since then; it goes on while somebody looks. */
export function useElapsed(sinceMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - sinceMs);
}
