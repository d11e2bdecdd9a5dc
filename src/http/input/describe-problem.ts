import type { ValueSchema } from './read-values.ts';
import { shorten } from './shorten.ts';

/** Of what was given. */
const LONGEST_SHOWN = 80;

/** One finding of the validator. */
export interface Finding {
  /** `/ReportName`, `/roles/0/role`, or empty for the value as a whole. */
  readonly instancePath: string;
  readonly keyword?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface BoundedSchema extends ValueSchema {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

const wanted: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Says which property is wrong, what would be right and what was given. */
export function describeProblem(finding: Finding, whole: BoundedSchema, values: unknown): string {
  const path = finding.instancePath.split('/').slice(1).map(pointerPart);
  const [schema, given] = path.reduce(stepInto, [whole, values] as const);
  const { missingProperty, additionalProperty } = finding.params ?? {};
  if (missingProperty !== undefined) return `${nameOf([...path, missingProperty])} is required.`;
  if (additionalProperty !== undefined) {
    const known = Object.keys(schema.properties ?? {}).join(', ');
    return `There is no ${shorten(nameOf([...path, additionalProperty]), LONGEST_SHOWN)} here; there are ${known}.`;
  }
  const types = path.length > 0 ? [schema.type ?? []].flat() : [];
  if (types.length === 0) return 'The request body must be a JSON object.';
  const right = types
    .filter((type) => type !== 'null')
    .map((type) => wanted[type] ?? type)
    .join(' or ');
  const found = shorten(JSON.stringify(given) ?? 'missing', LONGEST_SHOWN);
  return `${nameOf(path)} must be ${right}${bounds(schema)}${parts(schema)}; it is ${found}.`;
}

const stepInto = (
  [schema, value]: readonly [BoundedSchema, unknown],
  part: string,
): readonly [BoundedSchema, unknown] => [
  schema.properties?.[part] ?? schema.items ?? {},
  Object(value)[part],
];

/** `roles[0].role` */
const nameOf = (path: readonly unknown[]): string =>
  path
    .map((part, at) => (/^\d+$/.test(String(part)) ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`))
    .join('');

/** Of JSON Pointer. */
const pointerPart = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

const parts = ({ properties }: BoundedSchema): string =>
  properties === undefined ? '' : ` with ${Object.keys(properties).join(', ')}`;

function bounds({ minimum, maximum, maxItems }: BoundedSchema): string {
  if (maxItems !== undefined) return ` of at most ${maxItems}`;
  return minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`;
}
