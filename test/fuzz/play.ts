import type { Setting } from './draft-request.ts';
import { generateRequest } from './generate-request.ts';
import type { Judge } from './judge-answer.ts';
import { keeper } from './known-world.ts';
import type { Operation } from './operations.ts';
import { type Answer, sendBytes } from './send-bytes.ts';
import { toBytes, type WireRequest } from './wire-request.ts';

export interface Game {
  readonly url: string;
  readonly operations: readonly Operation[];
  readonly setting: Setting;
  readonly judge: Judge;
  readonly seed: number;
  readonly count: number;
  readonly concurrency: number;
}

export interface Played {
  readonly faults: readonly string[];
  /** How often each status was answered, by operation. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Of all answers, the first tries. */
  readonly milliseconds: readonly number[];
}

/** No answer may take longer. */
export const SLOW_MILLISECONDS = 2000;

/** More would bury the first. */
const MOST_FAULTS = 40;

/** Sends all requests, some at a time, and judges every answer. */
export async function play(game: Game): Promise<Played> {
  const faults: string[] = [];
  const statuses = new Map<string, Map<number, number>>();
  const milliseconds: number[] = [];
  const keep = keeper(game.setting.world.ids);
  let next = 0;
  const player = async () => {
    while (next < game.count && faults.length < MOST_FAULTS) {
      const number = next;
      next += 1;
      const request = generateRequest(game.operations, game.seed, number, game.setting);
      const { answer, found } = await ask(game, request);
      faults.push(...found.map((fault) => describe(number, request, answer, fault)));
      if (!answer) continue;
      milliseconds.push(answer.milliseconds);
      count(statuses, request.operation.id, answer.status);
      if (!request.strays) keepIds(answer, keep);
    }
  };
  await Promise.all(Array.from({ length: game.concurrency }, player));
  return { faults, statuses, milliseconds };
}

async function ask(
  { url, judge }: Game,
  request: WireRequest,
): Promise<{ answer: Answer | null; found: string[] }> {
  const bytes = toBytes(request, new URL(url).host);
  const options = { halfClose: request.broken };
  try {
    const answer = await sendBytes(url, bytes, options);
    if (!answer)
      return {
        answer,
        found: request.broken ? [] : ['the connection was closed without an answer'],
      };
    const slow = await staysSlow(answer, () => sendBytes(url, bytes, options));
    return { answer, found: [...judge(request, answer), ...slow] };
  } catch (error) {
    return { answer: null, found: [String(error)] };
  }
}

/** A machine that is busy with something else slows an answer once; a hostile request each time. */
async function staysSlow(first: Answer, again: () => Promise<Answer | null>): Promise<string[]> {
  const times = [first.milliseconds];
  while ((times.at(-1) ?? 0) > SLOW_MILLISECONDS && times.length < 4) {
    times.push((await again())?.milliseconds ?? 0);
  }
  return (times.at(-1) ?? 0) > SLOW_MILLISECONDS
    ? [`slow, four times: ${times.map(Math.round).join(', ')} ms`]
    : [];
}

function count(statuses: Map<string, Map<number, number>>, id: string, status: number): void {
  const counts = statuses.get(id) ?? new Map<number, number>();
  counts.set(status, (counts.get(status) ?? 0) + 1);
  statuses.set(id, counts);
}

/** What was made is played with from now on. */
function keepIds({ status, body, headers }: Answer, keep: ReturnType<typeof keeper>): void {
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
