import { errorText } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import { isStoreUnavailable } from '../reports/store-unavailable.ts';

/** Says once that the database is away and once that it is back, however many loops meet it. */
export interface Outages {
  /** To be told of every failure; one that is no outage is logged as it is. */
  failed(error: unknown, message: string): void;
  worked(): void;
}

export function tellOutages(logger: Logger): Outages {
  let isAway = false;
  return {
    failed: (error, message) => {
      if (!isStoreUnavailable(error)) logger.error({ err: error }, message);
      else if (!isAway) {
        isAway = true;
        logger.error({ reason: errorText(error) }, 'the database does not answer; waiting for it');
      }
    },
    worked: () => {
      if (isAway) logger.info({}, 'the database answers again');
      isAway = false;
    },
  };
}
