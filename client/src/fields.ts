import type { NumberRange } from './types.ts';

/**
 * Reads properties by name in any case: the vendor's answers mix `callbackMethod`, `CallbackMethod`
 * and both at once. A value that is null, absent or of another kind reads as null, false or empty.
 */
export function fieldsOf(raw: unknown) {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(Object(raw))) {
    const key = name.toLowerCase();
    fields.set(key, fields.get(key) ?? value);
  }
  const get = (name: string): unknown => fields.get(name.toLowerCase()) ?? null;
  return {
    text: (name: string): string | null => {
      const value = get(name);
      return value === null ? null : String(value);
    },
    number: (name: string): number | null => {
      const value = get(name);
      return value === null || value === '' || Number.isNaN(Number(value)) ? null : Number(value);
    },
    value: get,
    flag: (name: string): boolean => String(get(name)).toLowerCase() === 'true',
    range: (name: string): NumberRange => rangeOf(get(name)),
    list: (name: string): readonly unknown[] => {
      const value = get(name);
      return Array.isArray(value) ? value : [];
    },
  };
}

function rangeOf(raw: unknown): NumberRange {
  const { number } = fieldsOf(raw);
  return { estimate: number('estimate') ?? 0, low: number('low') ?? 0, high: number('high') ?? 0 };
}
