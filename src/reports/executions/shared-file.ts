import { createHash } from 'node:crypto';
import { PublicError } from '../../kernel/errors.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { findMadeFile, lockKeptFile } from '../../store/execution-files.ts';
import type { Db } from '../../store/schema.ts';
import type { RunContext } from '../context.ts';
import type { MadeFile } from './made-file.ts';
import { canonicalJson, planHash } from './plan-hash.ts';
import { manifestOf } from './read-manifest.ts';
import { hasParts } from './write-parts.ts';

type ShareContext = Pick<
  RunContext,
  'clock' | 'store' | 'files' | 'engine' | 'serviceVersion' | 'limits'
>;

/** What a file that is about to go is worth: whoever shares it keeps it longer. */
const HOUR = 3_600_000;

/**
 * Hex SHA-256 of all that a file's bytes depend on: what is the same has the same bytes. `guarded` says whose
 * rows, and what of them may be seen.
 */
export const workKey = (
  { serviceVersion, limits }: Pick<RunContext, 'serviceVersion' | 'limits'>,
  guarded: GuardedPlan,
  { snapshotId, format }: { readonly snapshotId: string; readonly format: string },
): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        ...{ plan: planHash(guarded), account: guarded.rows.account, snapshotId, format },
        ...{ serviceVersion, partMegabytes: limits.partMegabytes },
      }),
    )
    .digest('hex');

/** A kept file with the very bytes that the plan would give now; undefined when there is none. */
export async function findSharedFile(
  context: ShareContext,
  guarded: GuardedPlan,
  format: string,
): Promise<MadeFile | undefined> {
  const snapshotId = await context.engine.snapshotId(guarded);
  if (snapshotId === undefined) return undefined;
  const key = workKey(context, guarded, { snapshotId, format });
  const keptUntil = new Date(context.clock.now().getTime() + HOUR).toISOString();
  const made = await findMadeFile(context.store.db, key, keptUntil);
  const manifest = made && manifestOf(made);
  if (!made?.file_key || !manifest) return undefined;
  if (!(await hasParts(context.files, made.file_key, made.file_parts))) return undefined;
  const { rows, parts, columns, dataTime, engineVersion } = manifest;
  return {
    ...{ key: made.file_key, workKey: key, isShared: true, snapshotId },
    ...{ rows, parts, columns, dataTime, engineVersion },
  };
}

/** Holds a shared file until the transaction ends: from then on it is this execution's too. */
export async function assertStillKept(trx: Db, { key, isShared }: MadeFile): Promise<void> {
  if (isShared && !(await lockKeptFile(trx, key))) {
    throw new PublicError('internal', {}, { cause: new Error(`file ${key} is kept no longer`) });
  }
}
