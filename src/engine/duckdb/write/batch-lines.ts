import type { Dataset } from '../../../catalog/dataset.ts';
import type { ColumnBatch, ColumnValues } from '../../snapshots/snapshot-writer.ts';
import { type CellText, cellTexts } from './row-text.ts';

/**
 * Spells a batch's rows as lines of text, without their line ends. Column by column first: that keeps
 * the inner loops on one type (measured: twice as fast as row by row).
 */
export function batchLines(
  dataset: Dataset,
): (batch: ColumnBatch, add: (account: string, line: string) => void) => void {
  const spellings = cellTexts(dataset.columns);
  const accountIndex = dataset.columns.findIndex((column) => column.name === dataset.accountColumn);
  return (batch, add) => {
    const rows = checkedLength(batch, spellings.length);
    const columns = spellings.map((spell, index) => spellColumn(batch[index] ?? [], spell));
    const cells: string[] = new Array(columns.length);
    for (let row = 0; row < rows; row += 1) {
      for (let index = 0; index < columns.length; index += 1) {
        cells[index] = columns[index]?.[row] ?? '';
      }
      add(accountOf(batch[accountIndex]?.[row]), cells.join(','));
    }
  };
}

function checkedLength(batch: ColumnBatch, columns: number): number {
  if (batch.length !== columns)
    throw new Error(`a batch has ${batch.length} of ${columns} columns`);
  const rows = batch[0]?.length ?? 0;
  if (batch.some((values) => values.length !== rows)) {
    throw new Error('the columns of a batch differ in length');
  }
  return rows;
}

function spellColumn(values: ColumnValues, spell: CellText): string[] {
  const texts: string[] = new Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? null;
    texts[row] = value === null ? '' : spell(value);
  }
  return texts;
}

function accountOf(value: string | number | null | undefined): string {
  if (typeof value !== 'string' || value === '') throw new Error('a row belongs to no account');
  return value;
}
