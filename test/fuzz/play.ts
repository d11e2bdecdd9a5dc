import { createPasswords } from '../../src/identity/passwords.ts';
import { type Answer, sendBytes } from '../acceptance/support/send-bytes.ts';
import type { Setting } from './draft-request.ts';
import { generateRequest } from './generate-request.ts';
import type { Judge } from './judge-answer.ts';
import { type Keep, keeper } from './known-world.ts';
import type { Operation } from './operations.ts';
import { toBytes, type WireRequest } from './wire-request.ts';

export interface Game {
  readonly url: string;
  readonly operations: readonly Operation[];
  readonly setting: Setting;
  readonly judge: Judge;
  readonly seed: number;
  readonly count: number;
  readonly concurrency: number;
  /** Makes anew what the requests delete. */
  readonly tend: (keep: Keep) => Promise<void>;
}

export interface Played {
  readonly faults: readonly string[];
  /** How often each status was answered, by operation. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Of all answers, the first tries. */
  readonly milliseconds: readonly number[];
}

/** No answer may take longer; on a busy machine, no longer than some hashes of passwords. */
const SLOW_MILLISECONDS = 2000;

const passwords = createPasswords();

/** After so many requests the world is tended. */
const TENDING = 25;

/** More would bury the first. */
const MOST_FAULTS = 40;

/** Sends all requests, some at a time, and judges every answer. */
export async function play(game: Game): Promise<Played> {
  const faults: string[] = [];
  const statuses = new Map<string, Map<number, number>>();
  const milliseconds: number[] = [];
  const slow: Asked[] = [];
  const keep = keeper(game.setting.world.ids);
  let next = 0;
  const player = async () => {
    while (next < game.count && faults.length < MOST_FAULTS) {
      const number = next;
      next += 1;
      if (number % TENDING === 0) await game.tend(keep);
      const asked = await ask(game, number);
      faults.push(...asked.faults);
      if (!asked.answer) continue;
      milliseconds.push(asked.answer.milliseconds);
      count(statuses, asked.request.operation.id, asked.answer.status);
      if (!asked.request.strays) keepIds(asked.answer, keep);
      if (asked.answer.milliseconds > SLOW_MILLISECONDS) slow.push(asked);
    }
  };
  await Promise.all(Array.from({ length: game.concurrency }, player));
  for (const one of slow.slice(0, MOST_FAULTS)) faults.push(...(await staysSlow(game, one)));
  return { faults, statuses, milliseconds };
}

interface Asked {
  readonly number: number;
  readonly request: WireRequest;
  readonly answer: Answer | null;
  readonly faults: readonly string[];
}

async function ask(game: Game, number: number): Promise<Asked> {
  const request = generateRequest(game.operations, game.seed, number, game.setting);
  try {
    const answer = await send(game, request);
    const found = answer ? game.judge(request, answer) : unanswered(request);
    return {
      number,
      request,
      answer,
      faults: found.map((one) => describe(number, request, answer, one)),
    };
  } catch (error) {
    return {
      number,
      request,
      answer: null,
      faults: [describe(number, request, null, String(error))],
    };
  }
}

const unanswered = ({ broken }: WireRequest): string[] =>
  broken ? [] : ['the connection was closed without an answer'];

const send = ({ url }: Game, request: WireRequest): Promise<Answer | null> =>
  sendBytes(url, toBytes(request, new URL(url).host), { halfClose: request.broken });

/**
 * Asks again when nothing else is asked: sixteen at a time, and a machine that is busy with something
 * else, slow an answer once; a hostile request is slow each time. How busy the machine is, is told by
 * the time that a password's hash takes, whose work is always the same.
 */
async function staysSlow(game: Game, { number, request, answer }: Asked): Promise<string[]> {
  const times = [Math.round(answer?.milliseconds ?? 0)];
  while (times.length < 4) {
    const again = Math.round((await send(game, request))?.milliseconds ?? 0);
    const started = performance.now();
    await passwords.verifyNothing('');
    if (again <= Math.max(SLOW_MILLISECONDS, 6 * (performance.now() - started))) return [];
    times.push(again);
  }
  return [describe(number, request, answer, `slow, also alone: ${times.join(', ')} ms`)];
}

function count(statuses: Map<string, Map<number, number>>, id: string, status: number): void {
  const counts = statuses.get(id) ?? new Map<number, number>();
  counts.set(status, (counts.get(status) ?? 0) + 1);
  statuses.set(id, counts);
}

/** What was made is played with from now on. */
function keepIds({ status, body, headers }: Answer, keep: Keep): void {
  if (status !== 200 || !/json/.test(headers.get('content-type')?.[0] ?? '')) return;
  if (!/"message":"(?:Query|Report) created/.test(body.toString())) return;
  const [made] = JSON.parse(body.toString()).value;
  keep(made.reportId ? 'reportId' : 'queryId', made.reportId ?? made.queryId);
}

const describe = (
  number: number,
  { operation, method, target, changes }: WireRequest,
  answer: Answer | null,
  fault: string,
): string =>
  [
    `request ${number}, ${operation.id} (${changes.join('; ') || 'valid'}): ${fault}`,
    `  ${method.slice(0, 40)} ${JSON.stringify(target.slice(0, 300))}`,
    ...(answer ? [`  ${answer.status} ${answer.body.toString().slice(0, 300)}`] : []),
  ].join('\n');
