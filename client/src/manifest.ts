import { readEnvelope } from './envelope.ts';
import { errorOf, InsightsError } from './errors.ts';
import type { HttpSender } from './request.ts';
import type { CallOptions, Execution, SignedManifest } from './types.ts';
import { theOne } from './wire.ts';

/** By its secure link, which needs no token and gets none. */
export async function readManifest(
  sender: HttpSender,
  { reportManifestSecureLink }: Execution,
  { signal }: CallOptions,
): Promise<SignedManifest> {
  if (!reportManifestSecureLink) {
    throw new InsightsError('The service has no manifest of this execution');
  }
  const answer = await sender.send({
    url: new URL(reportManifestSecureLink),
    method: 'GET',
    headers: { accept: 'application/json' },
    retryOn: 'idempotent',
    ...(signal && { signal }),
  });
  if (answer.status !== 200) throw errorOf(answer);
  return theOne(readEnvelope(answer).value) as SignedManifest;
}
