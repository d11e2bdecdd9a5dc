import { expect, test } from 'vitest';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import { StoreUnavailable } from '../store/store-error.ts';
import { tellOutages } from './tell-outages.ts';

test('an outage is told once, and its end; other failures each time', () => {
  const lines: string[] = [];
  const note = (_: object, message = ''): void => void lines.push(message);
  const logger: Logger = { ...silentLogger, error: note, info: note };
  const outages = tellOutages(logger);
  outages.worked();
  for (let n = 0; n < 3; n += 1) outages.failed(new StoreUnavailable('it is down'), 'x');
  outages.failed(new Error('a fault'), 'could not claim');
  outages.worked();
  outages.worked();
  expect(lines).toEqual([
    'the database does not answer; waiting for it',
    'could not claim',
    'the database answers again',
  ]);
});
