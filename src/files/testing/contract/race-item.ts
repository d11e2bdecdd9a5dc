import { expect } from 'vitest';
import { KeyTakenError } from '../../report-files.ts';
import { chunks, textOf, write } from './bytes.ts';
import type { ContractItem } from './contract.ts';

export const raceItem: ContractItem = {
  title: 'of two writers of one key at once exactly one succeeds, and its bytes are there',
  run: async ({ files }) => {
    const together = meeting(2);
    const outcomes = await Promise.allSettled(
      ['first', 'other'].map((text) =>
        write(files, 'abc', chunks(text), { encoding: 'identity', beforePublish: together }),
      ),
    );
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost?.reason).toBeInstanceOf(KeyTakenError);
    const won = outcomes[0]?.status === 'fulfilled' ? 'first' : 'other';
    expect(await textOf(files, 'abc')).toBe(won);
  },
};

/** Waits until so many have come. */
function meeting(people: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = people;
  return () => {
    missing -= 1;
    if (missing === 0) resolve();
    return promise;
  };
}
