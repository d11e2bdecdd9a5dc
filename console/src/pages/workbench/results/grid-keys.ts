/** Places in a grid: row 0 is that of the headers, column 0 that of the row numbers. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const PAGE = 10;

/** Where a key leads, as the ARIA pattern of a grid has it; null for keys that lead nowhere. */
export function placeAfter(
  key: string,
  isCtrl: boolean,
  { row, column }: Place,
  last: Place,
): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(last.row, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(last.column, column + 1) };
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column };
    case 'PageDown':
      return { row: Math.min(last.row, row + PAGE), column };
    case 'Home':
      return { row: isCtrl ? 0 : row, column: 0 };
    case 'End':
      return { row: isCtrl ? last.row : row, column: last.column };
    default:
      return null;
  }
}
