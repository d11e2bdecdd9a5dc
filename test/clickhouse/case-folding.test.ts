import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clickHouseDialect } from '../../src/engine/clickhouse/dialect.ts';
import type { Server } from '../../src/engine/clickhouse/statement.ts';
import { duckDbDialect } from '../../src/engine/duckdb/dialect.ts';
import type { Dialect } from '../../src/engine/sql/dialect.ts';
import { askClickHouse } from './support/ask-clickhouse.ts';
import { openChdbClient } from './support/chdb-client.ts';

let chdb: ReturnType<typeof openChdbClient>;
let duckdb: DuckDBInstance;
let server: Server;

beforeAll(async () => {
  chdb = openChdbClient();
  server = { client: chdb.client };
  duckdb = await DuckDBInstance.create(':memory:');
});
afterAll(async () => {
  duckdb.closeSync();
  await chdb.close();
});

async function askDuckDb(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await duckdb.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
  }
}

/** Letters that came into Unicode after DuckDB's tables: only ClickHouse folds them. */
const newer = [
  ...[0x1c89, 0xa7cb, 0xa7cc, 0xa7ce, 0xa7d2, 0xa7d4, 0xa7da, 0xa7dc],
  ...fromTo(0x10d50, 0x10d65),
  ...fromTo(0x16ea0, 0x16eb8),
];

function fromTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const CODE_POINTS = 0x110000;
const isCharacter = '(n < 55296 OR n > 57343)';

/** UTF-8 by hand: ClickHouse makes characters of bytes alone. */
const character = [
  'multiIf(n < 128, char(n)',
  'n < 2048, char(bitOr(192, bitShiftRight(n, 6)), tail(n))',
  'n < 65536, char(bitOr(224, bitShiftRight(n, 12)), tail(bitShiftRight(n, 6)), tail(n))',
  'char(bitOr(240, bitShiftRight(n, 18)), tail(bitShiftRight(n, 12)), tail(bitShiftRight(n, 6)), tail(n)))',
].join(', ');

/** Halves of characters are looked at before they are left out. */
const chr = `chr(CAST(if(${isCharacter}, n, 32) AS INTEGER))`;

test('every character of Unicode is folded alike, but for 55 new letters', async () => {
  const fromClickHouse = await askClickHouse(
    server,
    `WITH x -> bitOr(128, bitAnd(x, 63)) AS tail
SELECT toUInt32(number) AS n, hex(${clickHouseDialect.fold(character)}) FROM numbers(1, ${CODE_POINTS - 1})
WHERE ${isCharacter} AND ${clickHouseDialect.fold(character)} != ${character}`,
  );
  const fromDuckDb = await askDuckDb(
    `SELECT n, hex(encode(${duckDbDialect.fold(chr)})) FROM range(1, ${CODE_POINTS}) numbers(n)
WHERE ${isCharacter} AND ${duckDbDialect.fold(chr)} <> ${chr}`,
  );
  const [one, other] = [fromDuckDb, fromClickHouse].map(
    (rows) => new Map(rows.map(([n, text]) => [Number(n), String(text)])),
  );
  const all = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  const differing = [...all].filter((n) => one?.get(n) !== other?.get(n));
  expect(all.size).toBeGreaterThan(1400);
  expect(differing.sort((a, b) => a - b)).toEqual(newer);
});

test('texts are folded letter by letter', async () => {
  const isNew = new RegExp(`[${newer.map((n) => `\\u{${n.toString(16)}}`).join('')}]`, 'u');
  const letters = fc.constantFrom('Σ', 'σ', 'ς', 'İ', 'I', 'ı', '\u0307', 'A', ' ', '.', "'", 'ẞ');
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: letters }));
  const texts = fc
    .sample(text, { numRuns: 400, seed: 7 })
    .filter((one) => one.isWellFormed() && !isNew.test(one));
  const folded = (dialect: Dialect, hex: (sql: string) => string) =>
    `SELECT ${texts.map((one) => hex(dialect.fold(dialect.text(one)))).join(', ')}`;
  const [fromDuckDb] = await askDuckDb(folded(duckDbDialect, (sql) => `hex(encode(${sql}))`));
  const [fromClickHouse] = await askClickHouse(
    server,
    folded(clickHouseDialect, (sql) => `hex(${sql})`),
  );
  expect(fromClickHouse).toEqual(fromDuckDb);
});
