import type { Callback } from '@partner-insights/client/browser';

const SOON_MS = 3000;
const LATER_MS = 30_000;

/** How long to wait before the log is asked for again; false: nothing in it will change by itself. */
export function callbackDelay(
  callbacks: readonly Pick<Callback, 'deliveryStatus' | 'attempts'>[],
): number | false {
  const open = callbacks.filter(
    ({ deliveryStatus }) => deliveryStatus === 'Pending' || deliveryStatus === 'Sending',
  );
  if (open.length === 0) return false;
  // Those that have failed already come again after minutes, at the soonest.
  return open.some(({ attempts }) => attempts.length === 0) ? SOON_MS : LATER_MS;
}
