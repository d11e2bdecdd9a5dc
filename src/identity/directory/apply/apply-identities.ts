import { PublicError } from '../../../kernel/errors.ts';
import type { Db } from '../../../store/schema.ts';
import type { Admin, DirectoryContext } from '../context.ts';
import { type Applied, isSame } from './applied.ts';
import { prepareIdentities } from './prepare-identities.ts';
import { type Outcome, putIdentities } from './put-identities.ts';
import type { WishedIdentities } from './wished-identities.ts';

export interface Plan extends Outcome {
  /**
   * Does all of it, or nothing. Throws `identity_exists` when something has changed since the plan
   * was made, so that nothing happens that nobody has seen.
   */
  carryOut(): Promise<readonly Applied[]>;
}

export interface PlanOptions {
  /** Disable the users and applications of the named partners that are not named themselves. */
  readonly prune?: boolean | undefined;
}

/**
 * What has to change for everything to be as wished. Found by doing it and rolling it back: whatever
 * would be refused is refused here.
 */
export async function planIdentities(
  context: DirectoryContext,
  admin: Admin,
  wished: WishedIdentities,
  { prune = false }: PlanOptions = {},
): Promise<Plan> {
  const tenants = await prepareIdentities(context, wished);
  const put = (trx: Db) => putIdentities(context, trx, admin, tenants, prune);
  const plan = await rolledBack(context, put);
  return {
    ...plan,
    carryOut: () =>
      context.store.transaction(async (trx) => {
        const { applied } = await put(trx);
        if (isSame(applied, plan.applied)) return applied;
        throw new PublicError('identity_exists', {
          reason: 'The identities have changed since the differences were shown; nothing was done.',
        });
      }),
  };
}

/** Carries the answer out of a transaction that is not to happen. */
class RolledBack<T> extends Error {
  readonly answer: T;

  constructor(answer: T) {
    super('rolled back');
    this.answer = answer;
  }
}

async function rolledBack<T>(
  { store }: DirectoryContext,
  work: (trx: Db) => Promise<T>,
): Promise<T> {
  try {
    return await store.transaction(async (trx) => {
      throw new RolledBack(await work(trx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T;
    throw error;
  }
}
