import { randomBytes } from 'node:crypto';
import { createPasswords, type ScryptCost } from '../passwords.ts';
import { keyGraceSeconds } from '../skew.ts';
import type { DirectoryContext } from './context.ts';

type Parts = Pick<DirectoryContext, 'store' | 'clock' | 'newId' | 'audit'>;

export interface DirectoryOptions {
  readonly accessTokenSeconds: number;
  /** For tests, which need no strong hashes. */
  readonly passwordCost?: ScryptCost;
}

export const createDirectory = (
  { store, clock, newId, audit }: Parts,
  { accessTokenSeconds, passwordCost: cost }: DirectoryOptions,
): DirectoryContext => ({
  ...{ store, clock, newId, audit, randomBytes },
  passwords: createPasswords({ cost }),
  keyGraceSeconds: keyGraceSeconds(accessTokenSeconds),
});
