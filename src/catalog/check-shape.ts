import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import datasetSchema from '../../catalog/schema/dataset.schema.json' with { type: 'json' };
import queriesSchema from '../../catalog/schema/system-queries.schema.json' with { type: 'json' };
import type { Problem } from './catalog-error.ts';
import type { FileKind } from './read-catalog-folder.ts';
import { suggest } from './suggest.ts';
import type { ValuePath, YamlFile, YamlSource } from './yaml-file.ts';

/** Compiles a schema for `checkAgainst`. */
export const compileSchema = (schema: object): ValidateFunction => ajv.compile(schema);

const ajv = new Ajv2020({ allErrors: true, verbose: true });
const validators = {
  dataset: ajv.compile(datasetSchema),
  queries: ajv.compile(queriesSchema),
} satisfies Record<FileKind, unknown>;

/** Faults that leave every value in its place with its type, so that checking can go on. */
const HARMLESS = new Set(['additionalProperties', 'enum', 'minimum', 'maximum', 'minLength']);

/** Holds a file against its JSON Schema. A usable one may be faulty, but has the right shape. */
export function checkShape(file: YamlFile): { problems: Problem[]; usable: boolean } {
  return checkAgainst(validators[file.source.kind], file);
}

/** Words of one's own for a fault; undefined: the usual ones, which show the faulty value. */
export type OwnReason = (error: ErrorObject, path: ValuePath) => string | undefined;

export function checkAgainst(
  validate: ValidateFunction,
  file: YamlFile<YamlSource>,
  ownReason: OwnReason = () => undefined,
): { problems: Problem[]; usable: boolean } {
  validate(file.value);
  const errors = validate.errors ?? [];
  return {
    problems: errors.map((error) => problemOf(file, error, ownReason)),
    usable: errors.every((error) => HARMLESS.has(error.keyword)),
  };
}

function problemOf(file: YamlFile<YamlSource>, error: ErrorObject, ownReason: OwnReason): Problem {
  const path = pathOf(error.instancePath);
  const own = ownReason(error, path);
  if (own !== undefined) return { place: file.place(path), reason: own };
  if (error.keyword !== 'additionalProperties')
    return { place: file.place(path), reason: reasonOf(error, path) };
  const key = String(error.params.additionalProperty);
  const known = Object.keys(error.parentSchema?.properties ?? {});
  return {
    place: file.place([...path, key], 'key'),
    reason: `unknown key "${key}"${suggest(key, known)}`,
  };
}

function reasonOf(error: ErrorObject, path: ValuePath): string {
  const subject = subjectOf(path);
  switch (error.keyword) {
    case 'required':
      return `"${error.params.missingProperty}" is missing`;
    case 'enum':
      return `${quote(error.data)} is not a valid ${subject}${suggest(String(error.data), error.params.allowedValues)}`;
    case 'pattern':
      // The schema's comment says in words what its pattern asks for.
      return `${quote(error.data)} is not a valid ${subject}: it ${error.parentSchema?.$comment}`;
    case 'type':
      return `${subject} must be ${typeWords(error.params.type)}, not ${quote(error.data)}`;
    default:
      return `${subject} ${error.message}`;
  }
}

/** `"name"`, `entry of "ranges"`, or the file itself. */
function subjectOf(path: ValuePath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `entry of "${path.at(-2)}"` : `"${last}"`;
}

function quote(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : JSON.stringify(value);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
};

const typeWords = (type: string): string => TYPE_WORDS[type] ?? type;

/** The keys of a JSON pointer; ours hold neither `~` nor `/`. */
const pathOf = (pointer: string): ValuePath =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
