import type { Preview } from '../engine.ts';
import { exactNumber } from '../json-number.ts';

/** Reads a preview's JSON text back without rounding its numbers. */
export const parsePreview = (text: string): Preview => JSON.parse(text, keepDigits) as Preview;

const keepDigits = ((_key: string, value: unknown, context: { source?: string }) =>
  typeof value === 'number' ? exactNumber(context.source ?? String(value)) : value) as Parameters<
  typeof JSON.parse
>[1];
