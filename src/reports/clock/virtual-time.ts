import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { parseTime, TIME_FORM } from '../parse-time.ts';
import { type AdvanceContext, type Advanced, advanceClock, leap } from './advance-clock.ts';

export interface ClockView {
  readonly mode: 'virtual';
  readonly now: string;
  readonly frozen: boolean;
}

/** What people do with the virtual clock. */
export interface VirtualTime {
  read(): ClockView;
  /** One at a time; resolves when all that fell due on the way is done. */
  advance(by: AdvanceInput, signal: AbortSignal): Promise<ClockView & Advanced>;
  freeze(): ClockView;
  resume(): ClockView;
}

export interface AdvanceInput {
  /** Exactly one of them. */
  readonly seconds?: number;
  readonly to?: string;
  /**
   * False: the clock leaps, and what fell due on the way is late, as after an outage. True when absent.
   */
  readonly run?: boolean;
}

export interface VirtualTimeContext extends AdvanceContext {
  /** Removes what is no longer kept at the new time. */
  readonly sweep: (signal: AbortSignal) => Promise<void>;
}

export function createVirtualTime(context: VirtualTimeContext): VirtualTime {
  const { clock } = context;
  let isAdvancing = false;
  const read = (): ClockView => {
    const { now, frozen } = clock.read();
    return { mode: 'virtual', now: toWireTime(now), frozen };
  };
  const assertIdle = (): void => {
    if (isAdvancing) throw new PublicError('clock_busy');
  };
  return {
    read,
    advance: async (by, signal) => {
      assertIdle();
      const to = targetOf(by, clock.now());
      isAdvancing = true;
      try {
        const advanced =
          by.run === false ? leap(context, to) : await advanceClock(context, to, signal);
        await context.sweep(signal);
        return { ...read(), ...advanced };
      } finally {
        isAdvancing = false;
      }
    },
    freeze: () => {
      assertIdle();
      clock.freeze();
      return read();
    },
    resume: () => {
      assertIdle();
      clock.resume();
      return read();
    },
  };
}

/** A leap beyond is a slip of the pen, and might leave what a date can hold. */
const MOST_SECONDS = 10 * 366 * 86_400;

function targetOf({ seconds, to }: AdvanceInput, now: Date): Date {
  if ((seconds === undefined) === (to === undefined)) {
    throw refusal('Give either seconds or to, exactly one of them.');
  }
  const target = to === undefined ? undefined : parseTime(to);
  if (to !== undefined && !target) throw refusal(`to must be ${TIME_FORM}; it is "${to}".`);
  const ahead = target ? (target.getTime() - now.getTime()) / 1000 : (seconds ?? 0);
  if (ahead <= 0) {
    throw refusal(
      target
        ? `to must be after the clock's ${toWireTime(now)}; time does not go back.`
        : `seconds must be more than 0; it is ${seconds}.`,
    );
  }
  if (ahead > MOST_SECONDS) throw refusal('Advance by 10 years at the most.');
  return target ?? new Date(now.getTime() + ahead * 1000);
}

const refusal = (reason: string): PublicError => new PublicError('invalid_request', { reason });
