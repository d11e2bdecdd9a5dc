import { type Catalog, findField } from '../../catalog/catalog.ts';
import { type Dataset, dateRanges } from '../../catalog/dataset.ts';
import { isClauseStart, type Word } from '../syntax/tokens.ts';
import type { Candidate } from './completion.ts';
import { fieldsOfAll, fieldsOfDataset } from './field-candidates.ts';
import { keyword, operators } from './word-candidates.ts';

export interface CompletionContext {
  readonly program: string;
  readonly catalog: Catalog;
  /** The words before the cursor. */
  readonly before: readonly Word[];
  /** All words but the one under the cursor. */
  readonly words: readonly Word[];
}

export function candidatesAt(context: CompletionContext): readonly Candidate[] {
  const at = context.before.findLastIndex(isClauseStart);
  const clause = context.before[at]?.kind;
  const rest = context.before.slice(at + 1);
  switch (clause) {
    case undefined:
      return rest.length === 0 ? [keyword('SELECT')] : [];
    case 'SELECT':
      return afterSelect(rest, context);
    case 'FROM':
      return rest.length === 0 ? datasetCandidates(context) : nextClauses(context);
    case 'WHERE':
      return afterWhere(rest, context);
    case 'ORDER':
      return afterOrder(rest, context);
    case 'TIMESPAN':
      return rest.length === 0 ? rangeCandidates(context) : nextClauses(context);
    default:
      return rest.length === 0 ? [] : nextClauses(context);
  }
}

function afterSelect(rest: readonly Word[], context: CompletionContext): readonly Candidate[] {
  const last = rest.at(-1)?.kind;
  const isNext = last === undefined || last === 'Comma' || last === 'DISTINCT';
  if (!isNext) return has(context, 'FROM') ? [] : [keyword('FROM')];
  const fields = fieldCandidates(context, 'selected last');
  return last === undefined ? [...fields, keyword('DISTINCT')] : fields;
}

/** Where a condition stands between the last AND and the cursor. */
function afterWhere(rest: readonly Word[], context: CompletionContext): readonly Candidate[] {
  const condition = rest.slice(rest.findLastIndex((word) => word.kind === 'AND') + 1);
  const [field, ...more] = condition;
  const last = condition.at(-1)?.kind;
  if (!field) return fieldCandidates(context, 'catalog order');
  if (more.length === 0) return operatorCandidates(field, context);
  if (last === 'NOT') return [keyword('LIKE'), keyword('IN')];
  const isComplete = condition.some((word) => word.kind === 'IN')
    ? last === 'RightParen'
    : more.length > 1 && last !== 'LIKE';
  return isComplete ? [keyword('AND'), ...nextClauses(context)] : [];
}

function operatorCandidates(field: Word, context: CompletionContext): readonly Candidate[] {
  const dataset = datasetOf(context);
  const found = dataset && findField(dataset, field.text);
  const takesLike = !found || (found.kind === 'column' && found.column.type.kind === 'string');
  const words = takesLike
    ? (['LIKE', 'NOT LIKE', 'IN', 'NOT IN'] as const)
    : (['IN', 'NOT IN'] as const);
  return [...operators, ...words.map((word) => keyword(word, 'operator'))];
}

function afterOrder(rest: readonly Word[], context: CompletionContext): readonly Candidate[] {
  const last = rest.at(-1)?.kind;
  if (last === undefined) return [keyword('BY')];
  if (last === 'BY' || last === 'Comma') return orderCandidates(context);
  const directions = last === 'ASC' || last === 'DESC' ? [] : [keyword('ASC'), keyword('DESC')];
  return [...directions, ...nextClauses(context)];
}

/** What may order: selected fields, and others where a row of the answer stands for no more than one. */
function orderCandidates(context: CompletionContext): readonly Candidate[] {
  const fields = fieldCandidates(context, 'selected first');
  const selected = selectedNames(context.words);
  const isSelected = ({ label }: Candidate) => selected.has(label.toLowerCase());
  const aggregates = fields.some((field) => field.kind === 'metric' && isSelected(field));
  const isFree = ({ kind }: Candidate) =>
    !has(context, 'DISTINCT') && (!aggregates || kind === 'metric');
  return fields.filter((field) => isSelected(field) || isFree(field));
}

function fieldCandidates(
  context: CompletionContext,
  order: 'catalog order' | 'selected first' | 'selected last',
): readonly Candidate[] {
  const dataset = datasetOf(context);
  const fields = dataset
    ? fieldsOfDataset(dataset)
    : fieldsOfAll(context.catalog.datasets(context.program));
  if (order === 'catalog order') return fields;
  const selected = selectedNames(context.words);
  const { yes = [], no = [] } = Object.groupBy(fields, ({ label }) =>
    selected.has(label.toLowerCase()) ? 'yes' : 'no',
  );
  return order === 'selected first' ? [...yes, ...no] : [...no, ...yes];
}

/** The names of the SELECT list, in lower case. */
function selectedNames(words: readonly Word[]): ReadonlySet<string> {
  const start = words.findIndex((word) => word.kind === 'SELECT') + 1;
  const length = words.slice(start).findIndex(isClauseStart);
  const list = words.slice(start, length < 0 ? undefined : start + length);
  return new Set(list.map((word) => word.text.toLowerCase()));
}

const has = ({ words }: CompletionContext, kind: string): boolean =>
  words.some((word) => word.kind === kind);

const laterClauses = ['WHERE', 'ORDER', 'LIMIT', 'TIMESPAN'] as const;

const nextClauses = (context: CompletionContext): readonly Candidate[] =>
  laterClauses
    .filter((clause) => !has(context, clause))
    .map((clause) => keyword(clause === 'ORDER' ? 'ORDER BY' : clause));

function datasetOf({ words, program, catalog }: CompletionContext): Dataset | undefined {
  const from = words.findIndex((word) => word.kind === 'FROM');
  const name = from < 0 ? undefined : words[from + 1];
  return name && catalog.dataset(program, name.text);
}

const datasetCandidates = ({ program, catalog }: CompletionContext): readonly Candidate[] =>
  catalog.datasets(program).map((dataset) => ({
    ...{ label: dataset.name, kind: 'dataset', detail: 'dataset' },
    ...{ description: dataset.description, sensitivity: null },
  }));

const rangeCandidates = (context: CompletionContext): readonly Candidate[] =>
  (datasetOf(context)?.availableDateRanges ?? dateRanges).map((label) => ({
    ...{ label, kind: 'range', detail: 'range' },
    ...{ description: null, sensitivity: null },
  }));
