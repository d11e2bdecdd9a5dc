import { useEffect } from 'react';
import { type Draft, isDirty } from './draft.ts';
import { fitsAddress } from './share-link.ts';

/** A reload loses what neither the server has nor the address can hold, so the browser asks before it. */
export function useLeaveWarning(draft: Draft): void {
  const wouldBeLost = isDirty(draft) && !fitsAddress(draft.text);
  useEffect(() => {
    if (!wouldBeLost) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wouldBeLost]);
}
