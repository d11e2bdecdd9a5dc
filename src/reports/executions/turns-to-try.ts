import { findReadyLanes, lastStarts, type ReadyLane } from '../../store/execution-queue.ts';
import type { Db } from '../../store/schema.ts';
import { lanes as allLanes } from './run-size.ts';
import type { SeenTurns } from './seen-turns.ts';

/** All workers see the same turns: of forty workers each finds that others have taken 39 of 40. */
const BATCH = 32;

/**
 * Whose turn it is, in their order: what was seen before, as far as it still stands, and then what a look
 * finds. Who has become ready since is seen by the next look.
 */
export async function* turnsToTry(
  trx: Db,
  now: string,
  lanes: readonly string[],
  seen: SeenTurns | undefined,
): AsyncGenerator<ReadyLane> {
  if (!seen) {
    yield* await findReadyLanes(trx, now, lanes);
    return;
  }
  for (let turns = seen.take(lanes, BATCH); turns.length > 0; turns = seen.take(lanes, BATCH))
    yield* standing(trx, turns, seen);
  yield* look(trx, now, lanes, seen);
}

/** Those of accounts that no worker has served since. */
async function* standing(
  trx: Db,
  turns: readonly ReadyLane[],
  seen: SeenTurns,
): AsyncGenerator<ReadyLane> {
  const starts = await lastStarts(
    trx,
    turns.map(({ account_id }) => account_id),
  );
  const left = turns.filter((turn) => (starts.get(turn.account_id) ?? '') === turn.last_started);
  try {
    for (let turn = left.shift(); turn; turn = left.shift()) yield turn;
  } finally {
    seen.giveBack(left);
  }
}

/** Of all lanes, because other slots of the worker use what is left. */
async function* look(
  trx: Db,
  now: string,
  lanes: readonly string[],
  seen: SeenTurns,
): AsyncGenerator<ReadyLane> {
  const began = seen.milliseconds();
  const turns = await findReadyLanes(trx, now, allLanes);
  const took = seen.milliseconds() - began;
  let tried = -1;
  try {
    for (const [at, turn] of turns.entries()) {
      if (!lanes.includes(turn.lane)) continue;
      tried = at;
      yield turn;
    }
  } finally {
    // Comes here too when a turn was taken and no more are asked for.
    seen.keep(
      turns.filter(({ lane }, at) => at > tried || !lanes.includes(lane)),
      took,
    );
  }
}
