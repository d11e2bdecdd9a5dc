import { useEffect, useState } from 'react';
import { useWaysIn } from '../../auth/ways-in.tsx';
import type { ConsoleIssuer } from '../../config/console-config.ts';

interface Failed {
  readonly issuer: ConsoleIssuer;
  readonly error: unknown;
}

/** Leads this window to an issuer; `leaving` until it is gone. */
export function useStartAt() {
  const { external } = useWaysIn();
  const [leaving, setLeaving] = useState<ConsoleIssuer | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  useEffect(() => {
    // Whoever came back by the button of the browser has not left.
    const stay = () => setLeaving(null);
    window.addEventListener('pageshow', stay);
    return () => window.removeEventListener('pageshow', stay);
  }, []);
  const start = async (issuer: ConsoleIssuer, next: string, again = false): Promise<void> => {
    setLeaving(issuer);
    setFailed(null);
    try {
      await external.start(issuer, next, again);
    } catch (error) {
      setFailed({ issuer, error });
      setLeaving(null);
    }
  };
  return { leaving, failed, start };
}
