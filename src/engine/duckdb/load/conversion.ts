import type { ColumnType } from '../../../catalog/dataset.ts';
import { duckDbType } from '../dialect.ts';

/** How a column's text becomes its value: SQL over an expression of type VARCHAR. */
export interface Conversion {
  /** True where the text is no value of the type; never null. */
  bad(text: string): string;
  value(text: string): string;
  readonly reason: string;
}

/** A form that a cast alone would let through changed (`1.5` as 2, `1.005` as 1.01) is bad. */
export function conversionOf(type: ColumnType): Conversion {
  const target = duckDbType(type);
  switch (type.kind) {
    case 'string':
      return { bad: () => 'FALSE', value: (text) => text, reason: '' };
    case 'integer':
      return cast(target, '[+-]?[0-9]+', 'is not a whole number of at most 64 bits');
    case 'decimal':
      return cast(
        target,
        `[+-]?[0-9]+([.][0-9]{0,${type.scale}}0*)?`,
        `is not a number of at most ${type.precision} digits, ${type.scale} of them after the point`,
      );
    case 'date':
      return cast(target, '[0-9]{4}-[0-9]{2}-[0-9]{2}', 'is not a date of the form yyyy-MM-dd');
    case 'timestamp':
      return instant();
  }
}

const cast = (target: string, form: string, reason: string): Conversion => ({
  bad: (text) => mismatch(text, form, `TRY_CAST(${text} AS ${target})`),
  value: (text) => `CAST(${text} AS ${target})`,
  reason,
});

/** By way of TIMESTAMPTZ, which minds an offset; without one the session's zone, UTC, holds. */
function instant(): Conversion {
  const form =
    '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}(:[0-9]{2})?)?';
  return {
    bad: (text) => mismatch(text, form, `TRY_CAST(${text} AS TIMESTAMPTZ)`),
    value: (text) => `CAST(CAST(${text} AS TIMESTAMPTZ) AS TIMESTAMP)`,
    reason: 'is not a time of the form yyyy-MM-ddTHH:mm:ssZ',
  };
}

const mismatch = (text: string, form: string, converted: string): string =>
  `(${text} IS NOT NULL AND (NOT regexp_full_match(${text}, '${form}') OR ${converted} IS NULL))`;
