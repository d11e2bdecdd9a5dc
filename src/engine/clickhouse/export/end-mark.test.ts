import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../../engine.ts';
import { withoutMark } from './end-mark.ts';

const MARK = 'end-0123456789abcdef:';

async function read(pieces: readonly Uint8Array[]) {
  const source = async function* () {
    yield* pieces;
  };
  const { bytes, rows } = withoutMark(source(), MARK);
  const text = Buffer.concat(await Array.fromAsync(bytes)).toString();
  return { text, rows: await rows() };
}

const cutAt = (text: string, places: readonly number[]): Buffer[] => {
  const bytes = Buffer.from(text);
  const at = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
};

test('the mark is taken off and its number told, however the bytes arrive', async () => {
  const rows = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\n', 'end-0', ':') }));
  const longRows = fc
    .tuple(rows, fc.constantFrom(1, 400))
    .map(([all, n]) => all.join('').repeat(n));
  await fc.assert(
    fc.asyncProperty(longRows, fc.nat(1000), fc.array(fc.nat()), async (text, count, places) => {
      const whole = `${text}${MARK}${count}`;
      expect(await read(cutAt(whole, places))).toEqual({ text, rows: count });
    }),
  );
});

test('an answer that is cut anywhere fails', async () => {
  const whole = `one\ntwo\n${MARK}12`;
  for (let length = 0; length < whole.length - 2; length += 1) {
    await expect(read([Buffer.from(whole.slice(0, length))])).rejects.toMatchObject({
      failure: 'unreachable',
    });
  }
});

test('what is written after the number fails too', async () => {
  await expect(read([Buffer.from(`one\n${MARK}1\nCode: 241. x`)])).rejects.toThrow(EngineError);
});

test.each([
  ['Code: 241. DB::Exception: Memory limit exceeded', 'out-of-memory'],
  ['Code: 159. DB::Exception: Timeout exceeded', 'too-slow'],
  ['Code: 158. DB::Exception: Limit for rows', 'too-many-rows'],
  ['Code: 36. DB::Exception: Something else', 'other'],
])('%s at its end is the reason', async (said, failure) => {
  const text = `one\ntwo\n__exception__\n${said}\n`;
  await expect(read([Buffer.from(text)])).rejects.toMatchObject({ failure, message: said });
});
