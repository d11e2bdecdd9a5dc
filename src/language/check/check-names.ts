import { type Catalog, findField, findHiddenColumn, namesOf } from '../../catalog/catalog.ts';
import type { Column, Dataset } from '../../catalog/dataset.ts';
import type { Field } from '../plan.ts';
import { nearestNames } from '../problems/nearest-names.ts';
import type { Report } from '../problems/problem.ts';
import { isUnclosed, unquote, type Word } from '../syntax/tokens.ts';
import type { Comparand } from '../values/check-value.ts';

/** What every check needs: where names are looked up and where problems go. */
export interface Scope {
  readonly catalog: Catalog;
  readonly program: string;
  /** Undefined when it is unknown; names of columns are then not looked up. */
  readonly dataset: Dataset | undefined;
  /** Offsets of words that a syntax error follows directly. */
  readonly doubtful: ReadonlySet<number>;
  /** True when part of the SELECT list was not understood. */
  readonly selectsMore: boolean;
  readonly report: Report;
}

export function checkDataset(
  word: Word | undefined,
  scope: Omit<Scope, 'dataset'>,
): Dataset | undefined {
  const report = word && reportOf(word, scope);
  if (!word || !report || !isName(word, 'a dataset name', report)) return;
  const dataset = scope.catalog.dataset(scope.program, word.text);
  if (dataset) return dataset;
  const names = scope.catalog.datasets(scope.program).flatMap(namesOf);
  return report('unknown_dataset', word, () => ({ suggestions: nearestNames(word.text, names) }));
}

/** Looks up a column or metric and says what is wrong when it cannot be found. */
export function checkField(word: Word, scope: Scope): Comparand | undefined {
  const report = reportOf(word, scope);
  const { dataset } = scope;
  if (!isName(word, 'a column or metric name', report) || !dataset) return;
  const found = findField(dataset, word.text);
  if (!found) return reportUnknown(word, dataset, { ...scope, report });
  if (found.kind === 'metric') {
    const { name, type } = found.metric;
    return { field: { kind: 'metric', name, header: name }, type };
  }
  return { field: columnField(found.column, word.text), type: found.column.type };
}

/** A word beside a syntax error may be half of what was meant: it is read, but not complained of. */
export const reportOf = (
  word: Word,
  { doubtful, report }: Pick<Scope, 'doubtful' | 'report'>,
): Report => (doubtful.has(word.from) ? () => undefined : report);

/** The header is the catalog's spelling of the name or alias that was asked for. */
function columnField(column: Column, written: string): Field {
  const wanted = written.toLowerCase();
  const header = namesOf(column).find((name) => name.toLowerCase() === wanted) ?? column.name;
  return { kind: 'column', name: column.name, header };
}

function isName(word: Word, expected: string, report: Report): boolean {
  switch (word.kind) {
    case 'Identifier':
    case 'Between':
      return true;
    case 'Text':
    case 'OddQuoted':
      if (word.kind === 'Text' && isUnclosed(word.text)) report('unclosed_text', word);
      else report('quoted_name', word, () => ({ suggestions: [unquote(word.text)] }));
      return false;
    default:
      report('not_a_name', word, () => ({ params: { expected } }));
      return false;
  }
}

function reportUnknown(
  word: Word,
  dataset: Dataset,
  { catalog, program, report }: Scope,
): undefined {
  const hidden = findHiddenColumn(dataset, word.text);
  if (hidden) {
    return report('column_not_selectable', word, () => {
      const metrics = dataset.metrics.filter((metric) => metric.column === hidden.name);
      return {
        params: { dataset: dataset.name, found: hidden.name },
        suggestions: metrics.map((metric) => metric.name),
      };
    });
  }
  return report('unknown_column', word, () => {
    const others = catalog.datasets(program).filter((other) => findField(other, word.text));
    const names = firstFew(others.map((other) => other.name));
    return {
      params: { dataset: dataset.name, elsewhere: names && `; it exists in ${names}` },
      suggestions: nearestNames(word.text, fieldNames(dataset)),
    };
  });
}

export const selectableColumns = (dataset: Dataset): readonly Column[] =>
  dataset.columns.filter((column) => column.selectable);

const fieldNames = (dataset: Dataset): readonly string[] => [
  ...selectableColumns(dataset).flatMap(namesOf),
  ...dataset.metrics.map((metric) => metric.name),
];

/** `A, B, C and 4 more`: enough to go on with. */
function firstFew(names: readonly string[]): string {
  const rest = names.length - 3;
  return names.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
