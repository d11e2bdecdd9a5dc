import { shorten } from './shorten.ts';

/** One finding of the validator. */
export interface Finding {
  /** `/ReportName`, or empty for the value as a whole. */
  readonly instancePath: string;
}

interface Property {
  readonly type?: string | readonly string[];
}

const wanted: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** Says which property is wrong, what would be right and what was given. */
export function describeProblem(
  finding: Finding,
  properties: Readonly<Record<string, Property>>,
  values: unknown,
): string {
  const name = finding.instancePath.split('/')[1] ?? '';
  const types = [properties[name]?.type ?? []].flat();
  if (types.length === 0) return 'The request body must be a JSON object.';
  const right = types
    .filter((type) => type !== 'null')
    .map((type) => wanted[type] ?? type)
    .join(' or ');
  const given: unknown = Object(values)[name];
  return `${name} must be ${right}; it is ${shorten(JSON.stringify(given) ?? 'missing', 80)}.`;
}
