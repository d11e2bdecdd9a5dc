import { randomId } from '../../kernel/ids.ts';
import { claimDelivery, type DeliveryContext } from '../../reports/callbacks/claim-delivery.ts';
import { enqueueCallback } from '../../reports/callbacks/enqueue-callback.ts';
import { settleDelivery } from '../../reports/callbacks/settle-delivery.ts';
import { findExecutions } from '../../store/executions.ts';
import { reportById } from '../../store/reports.ts';
import { createQueryAs } from './completed-report.ts';
import { type Answer, type HttpWorld, httpWorld } from './http-world.ts';

export interface CallbacksHttpWorld extends HttpWorld {
  readonly context: DeliveryContext;
  /** Asks for a report that runs once and has a receiver. */
  create(change?: object): Promise<Answer>;
  /** A report of whose execution a callback is to be made. */
  reportWithCallback(change?: object): Promise<string>;
  /** Makes every attempt that is due as the worker would; each is answered by `statusCode`. */
  attemptAll(statusCode: number): Promise<void>;
}

/** For tests: the whole server, with what a worker does about callbacks done by hand. */
export async function callbacksHttpWorld(): Promise<CallbacksHttpWorld> {
  const world = await httpWorld();
  const { clock, store } = world;
  const QueryId = await createQueryAs(world);
  const context: DeliveryContext = {
    ...{ clock, wallClock: clock, store, newId: randomId },
    limits: { callbacksAllowPrivateNetworks: false },
  };
  const CallbackUrl = 'https://ada:pw@receiver.example/in?key=1';
  const create = (change: object = {}): Promise<Answer> =>
    world.call('POST', 'ScheduledReport', {
      body: { ReportName: 'Once', QueryId, ExecuteNow: true, CallbackUrl, ...change },
    });
  const reportWithCallback = async (change: object = {}): Promise<string> => {
    const { reportId } = (await create(change)).body.value[0];
    const report = await reportById(store.db, reportId);
    const [execution] = await findExecutions(store.db, { reportId });
    if (!report || !execution) throw new Error('the report was not made');
    await store.transaction((trx) => enqueueCallback(context, trx, report, execution, clock.now()));
    return reportId;
  };
  const attemptAll = async (statusCode: number): Promise<void> => {
    const failureReason = statusCode < 300 ? null : `The receiver answered ${statusCode}.`;
    const outcome = { milliseconds: 7, statusCode, failureReason, excerpt: 'text' };
    for (;;) {
      const claim = await claimDelivery(context);
      if (!claim) return;
      await settleDelivery(context, claim, outcome);
    }
  };
  return { ...world, context, create, reportWithCallback, attemptAll };
}
