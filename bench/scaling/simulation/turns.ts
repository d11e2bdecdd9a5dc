import { createHeap } from './heap.ts';

export const lanes = ['small', 'large'] as const;
export type Lane = (typeof lanes)[number];

/** What is ready, by partner account and lane, and whose turn it is. */
export interface Turns {
  /** Executions that are ready. */
  readonly ready: number;
  /** Pairs of account and lane that have any. */
  readonly lanes: number;
  add(execution: number, account: number, lane: Lane): void;
  /**
   * The execution that is run next: of the account whose last run started longest ago; undefined when
   * nothing is ready in these lanes, or only of accounts that have as many under way as they may.
   */
  claim(now: number, among: readonly Lane[]): number | undefined;
  ended(account: number, lane: Lane): void;
}

interface Account {
  readonly number: number;
  lastStarted: number;
  running: number;
  readonly of: Record<Lane, { queue: number[]; next: number; running: number }>;
}

interface Turn {
  readonly account: Account;
  /** What it was when the turn was noted; one that has started since has another turn. */
  readonly lastStarted: number;
}

export function createTurns(accountConcurrency: number): Turns {
  const accounts = new Map<number, Account>();
  const isBefore = (a: Turn, b: Turn) =>
    a.lastStarted < b.lastStarted ||
    (a.lastStarted === b.lastStarted && a.account.number < b.account.number);
  const heaps = { small: createHeap(isBefore), large: createHeap(isBefore) };
  const counts = { ready: 0, lanes: 0 };
  const places = {
    small: accountConcurrency,
    large: Math.max(1, accountConcurrency - 1),
  };

  const mayRun = (account: Account, lane: Lane): boolean => {
    const { queue, next, running } = account.of[lane];
    return next < queue.length && account.running < accountConcurrency && running < places[lane];
  };
  const note = (account: Account): void => {
    for (const lane of lanes)
      if (mayRun(account, lane)) heaps[lane].push({ account, lastStarted: account.lastStarted });
  };
  /** The first turn of the lane that still stands. */
  const head = (lane: Lane): Turn | undefined => {
    for (let turn = heaps[lane].peek(); turn; turn = heaps[lane].peek()) {
      if (turn.lastStarted === turn.account.lastStarted && mayRun(turn.account, lane)) return turn;
      heaps[lane].pop();
    }
    return undefined;
  };
  const take = (account: Account, lane: Lane, now: number): number | undefined => {
    const own = account.of[lane];
    const execution = own.queue[own.next];
    own.next += 1;
    counts.ready -= 1;
    if (own.next === own.queue.length) {
      own.queue = [];
      own.next = 0;
      counts.lanes -= 1;
    }
    account.lastStarted = now;
    account.running += 1;
    own.running += 1;
    note(account);
    return execution;
  };
  return {
    get ready() {
      return counts.ready;
    },
    get lanes() {
      return counts.lanes;
    },
    add: (execution, number, lane) => {
      const account = accounts.get(number) ?? newAccount(number);
      accounts.set(number, account);
      const { queue } = account.of[lane];
      queue.push(execution);
      counts.ready += 1;
      if (queue.length === 1) {
        counts.lanes += 1;
        note(account);
      }
    },
    claim: (now, among) => {
      const small = head('small');
      const large = among.includes('large') ? head('large') : undefined;
      if (large && (!small || isBefore(large, small))) return take(large.account, 'large', now);
      return small && take(small.account, 'small', now);
    },
    ended: (number, lane) => {
      const account = accounts.get(number);
      if (!account) return;
      account.running -= 1;
      account.of[lane].running -= 1;
      note(account);
    },
  };
}

const newAccount = (number: number): Account => ({
  ...{ number, lastStarted: -1, running: 0 },
  of: { small: { queue: [], next: 0, running: 0 }, large: { queue: [], next: 0, running: 0 } },
});
