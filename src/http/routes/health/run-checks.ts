import { errorText } from '../../../kernel/errors.ts';
import type { Logger } from '../../../kernel/logger.ts';
import { within } from '../../../kernel/within.ts';

/** One thing that the service needs to work. */
export interface HealthCheck {
  /** What anybody may read when it fails: `the store does not answer`. */
  readonly problem: string;
  /** Rejects when it fails; the error goes to the log. */
  run(): Promise<unknown>;
}

/** By name. */
export type HealthChecks = Readonly<Record<string, HealthCheck>>;

/** How long one check may take. */
const LIMIT_MS = 2000;

/** Runs all checks side by side; the problems of those that failed, by name. */
export async function runChecks(
  checks: HealthChecks,
  logger: Pick<Logger, 'error'>,
  limit = LIMIT_MS,
): Promise<Readonly<Record<string, string>>> {
  const failed: Record<string, string> = {};
  const runs = Object.entries(checks).map(async ([name, check]) => {
    try {
      await within(limit, check.run());
    } catch (error) {
      failed[name] = check.problem;
      logger.error({ check: name, reason: errorText(error) }, 'the service is not ready');
    }
  });
  await Promise.all(runs);
  return failed;
}
