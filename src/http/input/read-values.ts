/** The part of an object schema that reading needs. */
export interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly type?: string | readonly string[] }>>;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The values under the schema's spelling of their names, which may come in any case; of a repeated
 * one the last counts, and unknown ones are left out. Numbers and booleans may come as text. What
 * does not fit is left as it is, for the validator to refuse.
 */
export function readValues({ properties }: ObjectSchema, given: Values): Values {
  const spelling = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const read: Record<string, unknown> = {};
  for (const [givenName, value] of Object.entries(given)) {
    const name = spelling.get(givenName.trim().toLowerCase());
    const type = name && properties[name]?.type;
    if (name && type) read[name] = readValue([type].flat(), value);
  }
  return read;
}

function readValue(types: readonly string[], value: unknown): unknown {
  if (typeof value !== 'string' || types.includes('string')) return value;
  const text = value.trim();
  if (text === '') return types.includes('null') ? null : undefined;
  if (types.includes('boolean')) return readBoolean(text) ?? value;
  if (types.includes('integer') || types.includes('number')) return readNumber(text) ?? value;
  return value;
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}

const readNumber = (text: string): number | undefined =>
  /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
