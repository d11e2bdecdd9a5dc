import { ClickHouseError } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { engineError, statedError } from './engine-error.ts';

test.each([
  ['Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)', 'out-of-memory'],
  ['Code: 241, e.displayText() = DB::Exception: Memory limit (for query)', 'out-of-memory'],
  ['Code: 210. DB::NetException: Connection refused (localhost:9000)', 'unreachable'],
  ['Poco::Exception. Code: 1000, e.code() = 104, Connection reset by peer', 'other'],
  ['std::exception. Code: 1001, type: St9bad_alloc, e.what() = std::bad_alloc', 'other'],
])('%s', (text, failure) => {
  expect(statedError(`a row\n${text}\n`)).toMatchObject({ failure });
});

test.each(['Code: 241', 'Zip Code: 241. Paris', 'Code: x. DB::Exception', ''])(
  '"%s" tells of no error',
  (text) => expect(statedError(text)).toBeUndefined(),
);

test('an error of the server has its failure by its code', () => {
  const error = new ClickHouseError({ message: 'x', code: '158', type: 'TOO_MANY_ROWS' });
  expect(engineError(error)).toMatchObject({ failure: 'too-many-rows', cause: error });
});

test('an answer that the client could not read has its failure by its text', () => {
  const error = new Error('Code: 159, e.displayText() = DB::Exception: Timeout exceeded');
  expect(engineError(error)).toMatchObject({ failure: 'too-slow' });
});

test('where none of several addresses answers, each says so', () => {
  const refused = (address: string) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
  const error = new AggregateError([refused('::1'), refused('127.0.0.1')]);
  expect(engineError(Object.assign(error, { code: 'ECONNREFUSED' }))).toMatchObject({
    failure: 'unreachable',
    message: 'connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1',
  });
});
