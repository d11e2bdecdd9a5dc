import type { Dataset } from '../../catalog/dataset.ts';
import type { ColumnBatch, ColumnValues } from '../../engine/snapshots/snapshot-writer.ts';
import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import type { World } from '../world/create-world.ts';

export type Value = string | number | null;

/** What each column shows of a fact: text, whole number, unscaled decimal or day. */
export type Columns<Fact> = Readonly<Record<string, (fact: Fact) => Value>>;

/** A dataset's view of the world: one row for every fact. */
export interface Projection {
  /** The dataset's catalog name. */
  readonly name: string;
  countRows(world: World): number;
  /**
   * The rows, account by account, as batches in the dataset's column order. Throws when the dataset
   * has a column that the sample does not know.
   */
  batches(world: World, dataset: Dataset): Iterable<ColumnBatch>;
}

/**
 * `factsOf` lists an account's facts in their order of time; `columnFor` makes the columns that
 * `columns` lacks, for datasets whose many columns follow a pattern.
 */
export function project<Fact>(
  name: string,
  factsOf: (account: Account, calendar: Calendar) => Iterable<Fact>,
  columns: Columns<Fact>,
  columnFor: (name: string) => ((fact: Fact) => Value) | undefined = () => undefined,
): Projection {
  return {
    name,
    countRows: (world) => {
      let rows = 0;
      for (const _ of factsOfAll(world, factsOf)) rows += 1;
      return rows;
    },
    *batches(world, dataset) {
      const shows = dataset.columns.map((column) =>
        required(columns[column.name] ?? columnFor(column.name), dataset, column.name),
      );
      let facts: Fact[] = [];
      for (const fact of factsOfAll(world, factsOf)) {
        facts.push(fact);
        if (facts.length < BATCH_ROWS) continue;
        yield toBatch(facts, shows);
        facts = [];
      }
      if (facts.length > 0) yield toBatch(facts, shows);
    },
  };
}

/** Some megabytes at 40 columns a row, whatever the scale. */
const BATCH_ROWS = 4096;

function* factsOfAll<Fact>(
  { accounts, calendar }: World,
  factsOf: (account: Account, calendar: Calendar) => Iterable<Fact>,
): Iterable<Fact> {
  for (const account of accounts) yield* factsOf(account, calendar);
}

function required<Show>(show: Show | undefined, dataset: Dataset, column: string): Show {
  if (!show) throw new Error(`the sample has no values for ${dataset.name}.${column}`);
  return show;
}

/** A column's function gives values of the column's one type, so the cast holds. */
const toBatch = <Fact>(facts: readonly Fact[], shows: readonly ((fact: Fact) => Value)[]) =>
  shows.map((show) => facts.map(show) as ColumnValues);
