import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { toWireTime } from '../../kernel/interval.ts';
import { exactNumber } from '../json-number.ts';

/** A value as `JSON.stringify` is to write it; numbers keep every digit. */
export function jsonValue(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'bigint') return exactNumber(String(value));
  if (value instanceof DuckDBDecimalValue) return exactNumber(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return wireTime(value.micros);
  throw new Error(`a result holds a value of an unknown type: ${String(value)}`);
}

const wireTime = (micros: bigint): string => {
  const millis = Number(micros / 1000n) - (micros < 0n && micros % 1000n !== 0n ? 1 : 0);
  return toWireTime(new Date(millis));
};
