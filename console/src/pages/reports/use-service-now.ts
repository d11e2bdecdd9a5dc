import { useEffect, useState } from 'react';

const TICK_MS = 10_000;

/**
 * The time by the service's clock, going on from its last answer: "in 3 hours" is meant by that clock, which
 * need not be the browser's.
 */
export function useServiceNow(asOfTime: string | undefined, answeredAt: number): Date {
  const [here, setHere] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (asOfTime === undefined) return new Date(here);
  return new Date(Date.parse(asOfTime) + Math.max(0, here - answeredAt));
}
