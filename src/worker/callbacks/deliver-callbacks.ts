import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../kernel/logger.ts';
import type { Telemetry } from '../../kernel/telemetry.ts';
import {
  claimDelivery,
  type DeliveryClaim,
  type DeliveryContext,
  releaseDelivery,
} from '../../reports/callbacks/claim-delivery.ts';
import { type DeliverySettled, settleDelivery } from '../../reports/callbacks/settle-delivery.ts';
import { tellOutages } from '../tell-outages.ts';
import { type SendOptions, sendCallback } from './send-callback.ts';

export interface DeliveriesOptions
  extends Pick<SendOptions, 'connect' | 'lookup' | 'limitMilliseconds'> {
  readonly context: DeliveryContext;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  /** Attempts under way at once; 8 when absent. */
  readonly concurrency?: number;
  /** How long an idle look at the outbox is followed by the next; 250 when absent. */
  readonly pollMilliseconds?: number;
}

export interface Deliveries {
  /**
   * Makes no new attempts and lets those under way end, which take 10 s at most; breaks them off after
   * `drainMilliseconds` and hands them back unmade.
   */
  stop(options?: { readonly drainMilliseconds?: number }): Promise<void>;
}

const DRAIN_MILLISECONDS = 10_000;

/** Makes the callbacks that are due until it is stopped. */
export function startDeliveries(options: DeliveriesOptions): Deliveries {
  const stopping = new AbortController();
  const breakingOff = new AbortController();
  const running = runLoop(options, stopping.signal, breakingOff.signal);
  return {
    stop: async ({ drainMilliseconds = DRAIN_MILLISECONDS } = {}) => {
      stopping.abort();
      const drained = setTimeout(() => breakingOff.abort(), drainMilliseconds);
      await running;
      clearTimeout(drained);
    },
  };
}

/** A fault here costs a pause, never the loop. */
async function runLoop(
  options: DeliveriesOptions,
  stopping: AbortSignal,
  breakingOff: AbortSignal,
): Promise<void> {
  const { context, logger, concurrency = 8, pollMilliseconds = 250 } = options;
  const outages = tellOutages(logger);
  const underWay = new Set<Promise<void>>();
  while (!stopping.aborted) {
    let idle = pollMilliseconds;
    try {
      while (underWay.size < concurrency && !stopping.aborted) {
        const claim = await claimDelivery(context);
        outages.worked();
        if (!claim) break;
        const attempt = deliver(options, claim, breakingOff).finally(() =>
          underWay.delete(attempt),
        );
        underWay.add(attempt);
      }
    } catch (error) {
      outages.failed(error, 'no callback could be claimed');
      idle *= 5;
    }
    await pauseOrSlot(idle, underWay, stopping);
  }
  await Promise.all(underWay);
}

/** Until a slot is free again, or it is time for another look. */
async function pauseOrSlot(
  milliseconds: number,
  underWay: ReadonlySet<Promise<void>>,
  stopping: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, stopping]);
  const pause = sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  await Promise.race([pause, ...underWay]);
  over.abort();
}

async function deliver(
  options: DeliveriesOptions,
  claim: DeliveryClaim,
  breakingOff: AbortSignal,
): Promise<void> {
  const { context, telemetry } = options;
  const about = attributesOf(claim);
  const logger = options.logger.child(about);
  try {
    await telemetry.span('callback attempt', about, async (note) =>
      note({ outcome: await attempt(options, claim, breakingOff, logger) }),
    );
  } catch (error) {
    if (breakingOff.aborted) await handBack(context, claim, logger);
    // The lease runs out, and the attempt is made again.
    else logger.error({ err: error }, 'what came of a callback could not be recorded');
  }
}

async function attempt(
  { context, telemetry, connect, lookup, limitMilliseconds }: DeliveriesOptions,
  claim: DeliveryClaim,
  signal: AbortSignal,
  logger: Logger,
): Promise<DeliverySettled> {
  const outcome = await sendCallback(claim.request, {
    allowPrivate: context.limits.callbacksAllowPrivateNetworks,
    signal,
    ...(connect && { connect }),
    ...(lookup && { lookup }),
    ...(limitMilliseconds !== undefined && { limitMilliseconds }),
  });
  const settled = await settleDelivery(context, claim, outcome);
  telemetry.callbackAttempted({ outcome: settled, seconds: outcome.milliseconds / 1000 });
  const { excerpt: _private, ...told } = outcome;
  logger.info({ settled, ...told }, 'callback attempted');
  return settled;
}

/** A test callback belongs to no execution. */
const attributesOf = ({ delivery }: DeliveryClaim) => ({
  deliveryId: delivery.delivery_id,
  reportId: delivery.report_id,
  ...(delivery.execution_id !== null && { executionId: delivery.execution_id }),
  // As in the lines of the run: that of no request is followed by its own id.
  correlationId: delivery.correlation_id ?? delivery.execution_id ?? delivery.delivery_id,
  attempt: delivery.attempts,
  origin: delivery.origin,
});

async function handBack(
  context: DeliveryContext,
  claim: DeliveryClaim,
  logger: Logger,
): Promise<void> {
  try {
    await releaseDelivery(context, claim);
  } catch (error) {
    logger.error({ err: error }, 'a callback could not be handed back');
  }
}
