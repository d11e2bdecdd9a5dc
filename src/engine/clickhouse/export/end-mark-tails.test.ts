import { expect, test } from 'vitest';
import { EngineError } from '../../engine.ts';
import { exceptionTails } from '../testing/exception-tails.ts';
import { withoutMark } from './end-mark.ts';

const MARK = 'end-0123456789abcdef:';
const ROWS = 'Zip Code: 241, "x"\n'.repeat(2000);

test.each(exceptionTails)(
  'what a server of $version writes after rows is their failure',
  async ({ tail }) => {
    for (const size of [11, 4096, 1_000_000]) {
      const error = await failureOf(pieces(ROWS + tail, size));
      expect(error).toMatchObject({ failure: 'too-slow' });
      expect(error.message).toMatch(/^Code: 159[.,].*Timeout exceeded/s);
      expect(error.message).not.toMatch(/Zip|__exception__/);
    }
  },
);

test.each(exceptionTails)('a message of $version of 16 KB is found', async ({ tail }) => {
  const long = tail.replace('Timeout exceeded', `Timeout exceeded ${'x'.repeat(16_000)}`);
  expect(await failureOf(pieces(ROWS + long, 65_536))).toMatchObject({ failure: 'too-slow' });
});

test('a row that looks like a message is no reason where a server says its own', async () => {
  const [{ tail }] = exceptionTails.slice(-1) as [(typeof exceptionTails)[3]];
  const row = '__exception__\r\nCode: 241. DB::Exception: a row\n';
  expect(await failureOf(pieces(ROWS + row + tail, 4096))).toMatchObject({ failure: 'too-slow' });
});

test.each([
  ['no mark', ROWS],
  ['nothing at all', ''],
  ['half a mark', `${ROWS}${MARK.slice(0, 9)}`],
  ['no number', `${ROWS}${MARK}`],
  ['something after the number', `${ROWS}${MARK}2000\n`],
])('%s: the answer broke off', async (_, text) => {
  const error = await failureOf(pieces(text, 4096));
  expect(error).toMatchObject({ failure: 'unreachable', message: 'the answer broke off' });
});

test('a failure on the way is passed on', async () => {
  const failure = new EngineError('out-of-memory', 'x');
  async function* source() {
    yield Buffer.from(ROWS);
    throw failure;
  }
  expect(await failureOf(source())).toBe(failure);
});

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function failureOf(source: AsyncIterable<Uint8Array>): Promise<EngineError> {
  const { bytes, rows } = withoutMark(source, MARK);
  try {
    for await (const _ of bytes);
    await rows();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('it should have failed');
}
