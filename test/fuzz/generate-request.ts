import { draftRequest, type Setting } from './draft-request.ts';
import type { Operation } from './operations.ts';
import { randomnessOf } from './randomness.ts';
import { spoilDraft } from './spoil-draft.ts';
import { spoilWire } from './spoil-wire.ts';
import { toWire, type WireRequest } from './wire-request.ts';

/**
 * The request with this number. Its choices come from seed and number alone, so that it can be made
 * again without those before it. A fifth are valid, the others are spoiled one to three times: in a
 * value, in the way they are written, or in both.
 */
export function generateRequest(
  operations: readonly Operation[],
  seed: number,
  number: number,
  setting: Setting,
): WireRequest {
  const random = randomnessOf(seed, number);
  // In turn: every operation is met as often as any other.
  const operation = operations[number % operations.length];
  if (!operation) throw new Error('The document has no operations.');
  const draft = draftRequest(operation, random, setting);
  const changes: string[] = [];
  const isValid = random.chance(0.2);
  const values = isValid ? 0 : random.below(3);
  for (let at = 0; at < values; at += 1) changes.push(spoilDraft(draft, random) ?? 'nothing');
  const request = toWire(draft, changes);
  const writings = isValid ? 0 : values === 0 ? 1 : random.below(2);
  for (let at = 0; at < writings; at += 1) spoilWire(request, random);
  return request;
}
