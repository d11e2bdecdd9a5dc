const WIDEST = 64;

/** As many of the values as stand in about a line: long ones tell enough by one. */
export function fittingValues(values: readonly string[]): readonly string[] {
  let width = 0;
  return values.filter((value, index) => {
    width += value.length + 3;
    return index === 0 || width <= WIDEST;
  });
}
