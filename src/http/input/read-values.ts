/** The part of a schema that reading needs. */
export interface ValueSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly items?: ValueSchema;
  readonly additionalProperties?: unknown;
}

export type ObjectSchema = ValueSchema & Required<Pick<ValueSchema, 'properties'>>;

type Values = Readonly<Record<string, unknown>>;

/**
 * The values under the schema's spelling of their names, which may come in any case; of a repeated
 * one the last counts. Unknown ones are left out, unless the schema says that there may be none.
 * Numbers and booleans may come as text. What does not fit is left as it is, for the validator to refuse.
 */
export function readValues(
  { properties, additionalProperties }: ObjectSchema,
  given: Values,
): Values {
  const spelling = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const read: [string, unknown][] = [];
  for (const [givenName, value] of Object.entries(given)) {
    const name = spelling.get(givenName.trim().toLowerCase());
    const property = name === undefined ? undefined : properties[name];
    if (name !== undefined && property?.type) read.push([name, readValue(property, value)]);
    else if (additionalProperties === false) read.push([givenName, value]);
  }
  // Makes properties of its own even of a name such as __proto__.
  return Object.fromEntries(read);
}

function readValue(schema: ValueSchema, value: unknown): unknown {
  if (typeof value !== 'string') return readInside(schema, value);
  const types = [schema.type ?? []].flat();
  if (types.includes('string')) return value;
  const text = value.trim();
  if (text === '') return types.includes('null') ? null : undefined;
  if (types.includes('boolean')) return readBoolean(text) ?? value;
  if (types.includes('integer') || types.includes('number')) return readNumber(text) ?? value;
  return value;
}

function readInside({ properties, items, ...schema }: ValueSchema, value: unknown): unknown {
  if (Array.isArray(value)) return items ? value.map((item) => readValue(items, item)) : value;
  if (typeof value !== 'object' || value === null || !properties) return value;
  return readValues({ ...schema, properties }, value as Values);
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}

const readNumber = (text: string): number | undefined =>
  /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
