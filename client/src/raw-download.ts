import type { IncomingMessage } from 'node:http';
import type { DownloadProgress } from './download.ts';
import { errorOf, InsightsError } from './errors.ts';
import { headerOf, openRaw, readAnswer } from './raw-request.ts';
import { rootCause } from './request.ts';
import { type RetryPolicy, retryDelay } from './retry.ts';
import type { TimeSource } from './time-source.ts';

export interface RawDownload {
  readonly link: string;
  /** Asks for another link when the service refuses this one; null when there is none. */
  readonly renewLink: () => Promise<string | null>;
  readonly retry: RetryPolicy;
  readonly time: TimeSource;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** What is known of the file, and how far it has come. */
interface State {
  link: string;
  /** The link was renewed and no byte has come since. */
  renewed: boolean;
  received: number;
  total: number | null;
  /** A strong ETag, else the time of the last change; without either a file cannot be resumed. */
  validator: string | null;
  /** Failures in a row without a new byte: a file that keeps coming is never given up. */
  failures: number;
}

/** The connection failed, or the service asks to come back later: the rest may still come. */
class Interruption extends InsightsError {
  readonly retryAfter: string | null;

  constructor(message: string, retryAfter: string | null = null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** The file's bytes as they are on the wire, over as many connections as it takes. */
export async function* rawBytes(download: RawDownload): AsyncGenerator<Uint8Array> {
  const state: State = {
    link: download.link,
    renewed: false,
    received: 0,
    total: null,
    validator: null,
    failures: 0,
  };
  while (true) {
    try {
      yield* receive(await connect(download, state), download, state);
      return;
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      await pause(error, download, state);
    }
  }
}

/** An answer whose body has what is missing. */
async function connect(download: RawDownload, state: State): Promise<IncomingMessage> {
  const answer = await open(download, state);
  const status = answer.statusCode ?? 0;
  if (status === 206 && continuesAt(answer, state)) return answer;
  if (status === 200 && state.received === 0) return remember(answer, state);
  if (status === 200 && validatorOf(answer) === state.validator) return answer;
  if (status === 200 || status === 206) {
    answer.destroy();
    throw new InsightsError('The file changed while it was being downloaded', { status });
  }
  const text = await readAnswer(answer);
  if (status === 429 || status === 503)
    throw new Interruption(errorOf(text).message, headerOf(answer, 'retry-after'));
  if ((status === 401 || status === 403) && !state.renewed) return reconnect(download, state, text);
  throw errorOf(text);
}

async function open(download: RawDownload, state: State): Promise<IncomingMessage> {
  const resume: Record<string, string> =
    state.received > 0 && state.validator
      ? { range: `bytes=${state.received}-`, 'if-range': state.validator }
      : {};
  try {
    return await openRaw(new URL(state.link), { 'accept-encoding': 'gzip', ...resume }, download);
  } catch (error) {
    download.signal?.throwIfAborted();
    throw new Interruption(`No answer from ${new URL(state.link).origin}: ${rootCause(error)}`);
  }
}

async function reconnect(
  download: RawDownload,
  state: State,
  refusal: Parameters<typeof errorOf>[0],
): Promise<IncomingMessage> {
  const link = await download.renewLink();
  if (link === null) throw errorOf(refusal);
  state.link = link;
  state.renewed = true;
  return connect(download, state);
}

function remember(answer: IncomingMessage, state: State): IncomingMessage {
  const length = headerOf(answer, 'content-length');
  state.total = length === null ? null : Number(length);
  state.validator = validatorOf(answer);
  return answer;
}

/** A weak ETag does not promise the same bytes. */
function validatorOf(answer: IncomingMessage): string | null {
  const etag = headerOf(answer, 'etag');
  return etag?.startsWith('"') ? etag : headerOf(answer, 'last-modified');
}

function continuesAt(answer: IncomingMessage, { received, total }: State): boolean {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headerOf(answer, 'content-range') ?? '');
  const sameSize = range?.[2] === '*' || total === null || Number(range?.[2]) === total;
  return Number(range?.[1]) === received && sameSize;
}

async function* receive(
  answer: IncomingMessage,
  { signal, onProgress }: RawDownload,
  state: State,
): AsyncGenerator<Uint8Array> {
  // A service without ranges sends everything again.
  let known = answer.statusCode === 200 ? state.received : 0;
  try {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      const rest = chunk.subarray(Math.min(known, chunk.length));
      known -= chunk.length - rest.length;
      if (rest.length === 0) continue;
      state.received += rest.length;
      state.failures = 0;
      state.renewed = false;
      onProgress({ receivedBytes: state.received, totalBytes: state.total });
      yield rest;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new Interruption(`The connection broke: ${rootCause(error)}`);
  }
  if (state.total !== null && state.received !== state.total)
    throw new Interruption(`${state.received} of ${state.total} bytes came`);
}

async function pause(
  interruption: Interruption,
  { retry, time, signal }: RawDownload,
  state: State,
): Promise<void> {
  state.failures++;
  const delay = retryDelay(state.failures, interruption.retryAfter, retry, time);
  const resumable = state.received === 0 || state.validator !== null;
  if (delay === null || !resumable)
    throw new InsightsError(
      `The download broke off after ${state.received} of ${state.total ?? 'unknown'} bytes: ${interruption.message}`,
      { cause: interruption },
    );
  await time.sleep(delay, signal);
}
