import { seededRandom } from '../../../test/chaos/random.ts';
import { type Due, dueTimes } from './due-times.ts';
import { createEvents, type Events } from './events.ts';
import { lookMs } from './look.ts';
import type { Scenario } from './scenario.ts';
import { createStation, hold, type Station } from './station.ts';
import { createTurns, type Lane, lanes, type Turns } from './turns.ts';

/** What became of each execution, by their order of due times, in seconds. */
export interface Played {
  readonly due: readonly Due[];
  readonly started: Float64Array;
  readonly completed: Float64Array;
  /** Shares of their time, until the last execution, that the cores were busy. */
  readonly workersBusy: number;
  readonly databaseBusy: number;
}

interface Play {
  readonly scenario: Scenario;
  readonly events: Events;
  readonly turns: Turns;
  readonly due: readonly Due[];
  readonly started: Float64Array;
  readonly completed: Float64Array;
  readonly database: Station;
  readonly random: () => number;
  /** Slots that have found nothing. */
  readonly idle: Slot[];
}

interface Slot {
  readonly lanes: readonly Lane[];
  readonly worker: Worker;
}

interface Worker {
  readonly loop: Station;
  readonly cores: Station;
  /** When it has last looked whose turn it is, for what it may use again. */
  looked: number;
}

/** Plays the day, and goes on until nothing waits any more. */
export function simulate(scenario: Scenario): Played {
  const random = seededRandom(scenario.seed);
  const due = dueTimes(scenario, random);
  const shared = scenario.sharedCores && createStation(scenario.sharedCores);
  const play: Play = {
    ...{ scenario, due, random, events: createEvents(), idle: [] },
    turns: createTurns(scenario.accountConcurrency),
    started: new Float64Array(due.length),
    completed: new Float64Array(due.length),
    database: shared || createStation(scenario.databaseCores),
  };
  const workers = Array.from({ length: scenario.workers }, () => ({
    ...{ loop: createStation(1), looked: Number.NEGATIVE_INFINITY },
    cores: shared || createStation(scenario.coresEach),
  }));
  for (const worker of workers) play.idle.push(...slotsOf(worker, scenario.slots));
  letFallDue(play, 0);
  play.events.run();
  return { due, started: play.started, completed: play.completed, ...busyness(play, workers) };
}

/** The first of several slots is kept free of large runs. */
const slotsOf = (worker: Worker, slots: number): Slot[] =>
  Array.from({ length: slots }, (_, slot) => ({
    worker,
    lanes: slot === 0 && slots > 1 ? ['small'] : lanes,
  }));

/** What is due at one time, and then what comes next. */
function letFallDue(play: Play, from: number): void {
  const first = play.due[from];
  if (!first) return;
  play.events.at(first.time, () => {
    let next = from;
    for (let one = play.due[next]; one?.time === first.time; one = play.due[next]) {
      play.turns.add(next, one.account, one.kind.lane);
      next += 1;
    }
    for (let more = next - from; more > 0 && play.idle.length > 0; more -= 1) wakeOne(play);
    letFallDue(play, next);
  });
}

/** An idle slot looks again within its pause. */
function wakeOne(play: Play): void {
  const slot = play.idle.shift();
  if (!slot) return;
  play.events.after((play.random() * play.scenario.pollMs) / 1000, () => claim(play, slot));
}

function claim(play: Play, slot: Slot): void {
  const { scenario, events, turns, database } = play;
  if (turns.ready === 0) {
    play.idle.push(slot);
    return;
  }
  const seconds = lookMs(scenario.database, turns, slot.worker, events.now) / 1000;
  hold(events, [database], seconds, () => {
    const execution = turns.claim(events.now, slot.lanes);
    if (execution === undefined) play.idle.push(slot);
    else run(play, slot, execution);
  });
}

/** On the loop and in the engine of its worker, in the database, and waiting. */
function run(play: Play, slot: Slot, execution: number): void {
  const { scenario, events, database, due } = play;
  const { loop, cores } = slot.worker;
  const { account, kind } = due[execution] as Due;
  play.started[execution] = events.now;
  hold(events, [loop, cores], kind.loopMs / 1000, () =>
    hold(events, [cores], kind.engineMs / 1000, () =>
      hold(events, [database], scenario.database.executionMs / 1000, () =>
        events.after(scenario.waitMs / 1000, () => {
          play.completed[execution] = events.now;
          play.turns.ended(account, kind.lane);
          if (play.turns.ready > 0) wakeOne(play);
          claim(play, slot);
        }),
      ),
    ),
  );
}

function busyness({ events, database, scenario }: Play, workers: readonly Worker[]) {
  const share = (busy: number, servers: number) => busy / (servers * events.now);
  const [first] = workers;
  if (scenario.sharedCores || !first) {
    const all = share(database.busy, database.servers);
    return { workersBusy: all, databaseBusy: all };
  }
  const busy = workers.reduce((sum, { cores }) => sum + cores.busy, 0);
  return {
    workersBusy: share(busy, first.cores.servers * workers.length),
    databaseBusy: share(database.busy, database.servers),
  };
}
