import type { LookupAddress } from 'node:dns';
import { lookup as resolveName } from 'node:dns/promises';
import { isIP } from 'node:net';
import { hostRefusal, resolvedRefusal } from '../../reports/callbacks/callback-address.ts';
import type { CallbackRequest } from '../../reports/callbacks/callback-request.ts';
import type { AttemptOutcome } from '../../reports/callbacks/settle-delivery.ts';
import { describeError, describeStatus, describeTimeout } from './describe-failure.ts';
import { type Answer, type Connect, openRequest } from './open-request.ts';
import { readExcerpt } from './read-excerpt.ts';

export type Lookup = (hostname: string) => Promise<LookupAddress[]>;

export interface SendOptions {
  readonly allowPrivate: boolean;
  /** Breaks the attempt off: the worker is stopping. */
  readonly signal: AbortSignal;
  /** From the look-up of the name to the end of the answer. */
  readonly limitMilliseconds?: number;
  readonly connect?: Connect;
  readonly lookup?: Lookup;
}

const LIMIT_MILLISECONDS = 10_000;

/** Makes one attempt. Throws only when it is broken off by `signal`. */
export async function sendCallback(
  request: CallbackRequest,
  options: SendOptions,
): Promise<AttemptOutcome> {
  const { limitMilliseconds = LIMIT_MILLISECONDS } = options;
  const started = performance.now();
  const limit = AbortSignal.timeout(limitMilliseconds);
  const attempt = await attemptOnce(
    request,
    options,
    AbortSignal.any([limit, options.signal]),
  ).catch((error: unknown) => {
    if (limit.aborted) return noAnswer(describeTimeout(limitMilliseconds));
    options.signal.throwIfAborted();
    return noAnswer(describeError(error));
  });
  return { ...attempt, milliseconds: Math.round(performance.now() - started) };
}

type Attempt = Omit<AttemptOutcome, 'milliseconds'>;

async function attemptOnce(
  request: CallbackRequest,
  { allowPrivate, connect = openRequest, lookup = lookUpAll }: SendOptions,
  signal: AbortSignal,
): Promise<Attempt> {
  const { hostname } = request.url;
  const refusal = allowPrivate ? null : hostRefusal(hostname);
  if (refusal !== null) return noAnswer(refusal);
  const addresses = await unlessAborted(addressesOf(hostname, lookup), signal);
  const found = addresses.map(({ address }) => address);
  const resolved = allowPrivate ? null : resolvedRefusal(hostname, found);
  if (resolved !== null) return noAnswer(resolved);
  const answer = await unlessAborted(connect(request, addresses, signal), signal);
  const statusCode = statusOf(answer);
  const isTaken = statusCode !== null && statusCode >= 200 && statusCode < 300;
  return {
    statusCode,
    failureReason: isTaken ? null : describeStatus(statusCode),
    excerpt: await readExcerpt(answer),
  };
}

/** Null when it is none that HTTP knows. */
const statusOf = ({ statusCode = 0 }: Answer): number | null =>
  statusCode >= 100 && statusCode <= 599 ? statusCode : null;

const noAnswer = (failureReason: string): Attempt => ({
  statusCode: null,
  failureReason,
  excerpt: null,
});

async function addressesOf(hostname: string, lookup: Lookup): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  return family === 0 ? lookup(host) : [{ address: host, family }];
}

const lookUpAll: Lookup = (hostname) => resolveName(hostname, { all: true });

/** Not all work can be broken off, but nobody has to wait for its end. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
