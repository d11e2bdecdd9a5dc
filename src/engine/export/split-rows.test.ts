import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RowText, splitRows } from './split-rows.ts';

interface Split {
  readonly texts: string[];
  readonly rows: number[];
}

async function split(
  chunks: readonly Uint8Array[],
  partBytes: number,
  text: Partial<RowText> = {},
): Promise<Split> {
  const source = async function* () {
    yield* chunks;
  };
  const all = { bytes: source(), header: new Uint8Array(), isQuoted: true, ...text };
  const texts: string[] = [];
  const rows: number[] = [];
  for await (const part of splitRows({ rows: async () => total(chunks), ...all }, partBytes)) {
    texts.push(Buffer.concat(await Array.fromAsync(part.bytes)).toString());
    rows.push(part.rows());
  }
  return { texts, rows };
}

/** Row ends by another way of counting: quoted stretches are taken out first. */
const total = (chunks: readonly Uint8Array[]): number =>
  Buffer.concat(chunks)
    .toString()
    .replace(/"[^"]*"/g, '')
    .split('\n').length - 1;

const oneChunk = (text: string) => [Buffer.from(text)];

test('a part ends with the row that reaches its size, and each begins with the header', async () => {
  const header = Buffer.from('H\n');
  const { texts, rows } = await split(oneChunk('aa\nbb\ncc\ndd\n'), 6, { header });
  expect(texts).toEqual(['H\naa\nbb\n', 'H\ncc\ndd\n']);
  expect(rows).toEqual([2, 2]);
});

test('without rows there is one part, of the header', async () => {
  const header = Buffer.from('H\n');
  expect(await split([], 1, { header })).toEqual({ texts: ['H\n'], rows: [0] });
  expect(await split([], 1)).toEqual({ texts: [''], rows: [0] });
});

test('line feeds in quotes end no row', async () => {
  const { texts, rows } = await split(oneChunk('"a\n\n",1\n"b""\n",2\nc,3\n'), 2);
  expect(texts).toEqual(['"a\n\n",1\n', '"b""\n",2\n', 'c,3\n']);
  expect(rows).toEqual([1, 1, 1]);
});

test('where nothing is quoted, a quote is a character', async () => {
  const { rows } = await split(oneChunk('{"a":"x"}\n{"a":"\n'), 1e9, {
    isQuoted: false,
    rows: async () => 2,
  });
  expect(rows).toEqual([2]);
});

const field = fc.oneof(
  fc.stringMatching(/^[a-z]{0,6}$/),
  fc.stringMatching(/^[a-z\n,]{0,5}$/).map((text) => `"${text}"`),
  fc.stringMatching(/^[a-z]{0,3}$/).map((text) => `"""${text}"""`),
);
const row = fc
  .array(field, { minLength: 1, maxLength: 3 })
  .map((fields) => `${fields.join(',')}\n`);

test('whatever the rows and chunks: nothing lost, whole rows, the same cuts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 30 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
      async (rows, partBytes, lengths) => {
        const whole = Buffer.from(rows.join(''));
        const one = await split(whole.length > 0 ? [whole] : [], partBytes);
        const many = await split(cut(whole, lengths), partBytes);
        expect(many).toEqual(one);
        expect(one.texts.join('')).toBe(whole.toString());
        expect(one.rows.reduce((a, b) => a + b, 0)).toBe(rows.length);
        for (const [index, text] of one.texts.entries()) {
          expect(total(oneChunk(text))).toBe(one.rows[index]);
          const isLast = index === one.texts.length - 1;
          if (!isLast) expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(partBytes);
        }
      },
    ),
  );
});

function cut(whole: Buffer, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, n = 0; at < whole.length; n += 1) {
    const length = lengths[n % lengths.length] ?? 1;
    chunks.push(whole.subarray(at, at + length), new Uint8Array());
    at += length;
  }
  return chunks;
}

test('rows that are missing fail the last part, and none before', async () => {
  const reading = split(oneChunk('a\nb\n'), 2, { rows: async () => 3 });
  await expect(reading).rejects.toThrow('2 rows have come of the 3 that were written');
});

test('whoever stops reading lets go of the source', async () => {
  let isClosed = false;
  const bytes = (async function* () {
    try {
      while (true) yield Buffer.from('a\n');
    } finally {
      isClosed = true;
    }
  })();
  const text = { bytes, rows: async () => 0, header: new Uint8Array(), isQuoted: true };
  for await (const part of splitRows(text, 2)) {
    for await (const _ of part.bytes);
    break;
  }
  expect(isClosed).toBe(true);
});
