import { onTestFinished } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { upsertPartner } from '../../store/partners.ts';
import type { DeliveryRow, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { partnerRow, type TemporaryStore } from '../../store/store.fixture.ts';
import { NOW, reportRow, TENANT } from './operation-rows.fixture.ts';

export * from './operation-rows.fixture.ts';

/** A store that holds these, and one partner. */
export async function operationsWorld(
  openStore: () => Promise<TemporaryStore>,
  rows: {
    readonly reports?: readonly ReportRow[];
    readonly executions?: readonly ExecutionRow[];
    readonly deliveries?: readonly DeliveryRow[];
  },
) {
  const temporary = await openStore();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  const { store } = temporary;
  await upsertPartner(store.db, partnerRow({ tenant_id: TENANT, name: 'Contoso' }));
  for (const row of rows.reports ?? [reportRow()]) {
    await store.db.insertInto('reports').values(row).execute();
  }
  for (const row of rows.executions ?? []) {
    await store.db.insertInto('executions').values(row).execute();
  }
  for (const row of rows.deliveries ?? []) {
    await store.db.insertInto('deliveries').values(row).execute();
  }
  const clock = manualClock(NOW);
  return { store, clock, wallClock: clock };
}
