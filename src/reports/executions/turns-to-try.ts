import { findReadyLanes, lastStarted, type ReadyLane } from '../../store/execution-queue.ts';
import type { Db } from '../../store/schema.ts';
import { lanes as allLanes } from './run-size.ts';
import type { SeenTurns } from './seen-turns.ts';

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
  for (let turn = seen.next(lanes); turn; turn = seen.next(lanes))
    if ((await lastStarted(trx, turn.account_id)) === turn.last_started) yield turn;
  yield* look(trx, now, lanes, seen);
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
