import type { Engine, FileFormat } from '../../../../src/engine/engine.ts';
import { readExport } from '../../../../src/engine/export/read-export.ts';
import { readFileRows } from '../../../../src/engine/testing/read-file-rows.ts';
import { errorText } from '../../../../src/kernel/errors.ts';
import type { GuardedPlan } from '../../../../src/policy/guard.ts';
import type { TwinEngines } from '../twin-engines.ts';

export interface Asked {
  readonly format: FileFormat;
  readonly limit: number | undefined;
  readonly measured: boolean;
}

export interface Compared {
  /** Of the file. */
  readonly rows: number;
  /** Undefined: they answer the same. */
  readonly difference?: string;
  /** Both fail, and why. */
  readonly failure?: string;
}

const { signal } = new AbortController();

/** The preview, the file's rows, how many it is said to have, its bytes where it is a text, and its size. */
export async function compareAnswers(
  { duckdb, clickhouse, folder }: TwinEngines,
  guarded: GuardedPlan,
  asked: Asked,
): Promise<Compared> {
  const [one, other] = await Promise.all([
    answerOf(duckdb, guarded, asked, folder),
    answerOf(clickhouse, guarded, asked, folder),
  ]);
  if ('failure' in one || 'failure' in other) return compareFailures(one, other);
  for (const [part, text] of Object.entries(one.told)) {
    const otherText = other.told[part] ?? '';
    if (text !== otherText)
      return { rows: one.rows, difference: `${part}: ${firstFar(text, otherText)}` };
  }
  return { rows: one.rows };
}

type Answer =
  | { readonly rows: number; readonly told: Readonly<Record<string, string>> }
  | { readonly failure: string };

async function answerOf(
  engine: Engine,
  guarded: GuardedPlan,
  { format, limit, measured }: Asked,
  folder: string,
): Promise<Answer> {
  try {
    await using exported = await engine.export(guarded, { format, signal });
    const file = await readExport(exported);
    const read = await readFileRows(file.bytes, format, folder);
    if (read.rows.length !== file.rows) {
      throw new Error(`the file has ${read.rows.length} rows, and is said to have ${file.rows}`);
    }
    const told = {
      ...(limit === undefined ? {} : { preview: await previewOf(engine, guarded, limit) }),
      read: JSON.stringify(read),
      ...(format === 'parquet' ? {} : { bytes: file.bytes.toString('latin1') }),
      ...(measured ? { size: await sizeOf(engine, guarded, format) } : {}),
    };
    return { rows: file.rows, told };
  } catch (error) {
    return { failure: errorText(error) };
  }
}

async function previewOf(engine: Engine, guarded: GuardedPlan, limit: number): Promise<string> {
  const { columns, rows } = await engine.preview(guarded, { limit, signal });
  return JSON.stringify({ columns, rows });
}

/** The sample of Parquet is as large as its writer makes it. */
async function sizeOf(engine: Engine, guarded: GuardedPlan, format: FileFormat): Promise<string> {
  const { rows, sample, sampleRows } = await engine.measure(guarded, {
    ...{ format, sampleRows: 3, signal },
  });
  const bytes = format === 'parquet' ? '' : Buffer.from(sample).toString();
  return JSON.stringify({ rows, sampleRows, bytes });
}

function compareFailures(one: Answer, other: Answer): Compared {
  const [first, second] = [one, other].map((each) =>
    'failure' in each ? each.failure : `${each.rows} rows`,
  );
  return 'failure' in one && 'failure' in other
    ? { rows: 0, failure: `${first}; ${second}` }
    : { rows: 0, difference: `DuckDB: ${first}; ClickHouse: ${second}` };
}

/** A window about the first place where they part. */
function firstFar(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const window = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 80));
  return `at ${at}, DuckDB ${window(one)}, ClickHouse ${window(other)}`;
}
