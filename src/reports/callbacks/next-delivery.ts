import { type Candidate, findDue, findDueOfEach, findSending } from '../../store/delivery-queue.ts';
import type { Db } from '../../store/schema.ts';

/** Attempts under way at once: a slow receiver, or a partner with several, leaves room for others. */
const PER_ORIGIN = 2;
const PER_TENANT = 4;

/** How many of the longest waiting are looked at before the search goes receiver by receiver. */
const LOOK_AHEAD = 50;

/** One whose worker is lost, or else the one that has waited longest; null when none may be attempted. */
export async function nextDelivery(db: Db, now: string): Promise<Candidate | null> {
  const sending = await findSending(db);
  const isLost = Map.groupBy(sending, (row) => (row.lease_expires_time ?? '') <= now);
  const mayTakeMore = withinCaps(isLost.get(false) ?? []);
  const lost = isLost.get(true)?.find(mayTakeMore);
  if (lost) return lost;
  const first = await findDue(db, now, LOOK_AHEAD);
  const due = first.find(mayTakeMore);
  if (due || first.length < LOOK_AHEAD) return due ?? null;
  return (await findDueOfEach(db, now)).find(mayTakeMore) ?? null;
}

function withinCaps(underWay: readonly Candidate[]): (candidate: Candidate) => boolean {
  const origins = Map.groupBy(underWay, (row) => row.origin);
  const tenants = Map.groupBy(underWay, (row) => row.tenant_id);
  return ({ origin, tenant_id }) =>
    (origins.get(origin)?.length ?? 0) < PER_ORIGIN &&
    (tenants.get(tenant_id)?.length ?? 0) < PER_TENANT;
}
