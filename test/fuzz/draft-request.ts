import type { KnownWorld } from './known-world.ts';
import type { OpenApi, Operation, Schema } from './operations.ts';
import { resolve } from './operations.ts';
import type { Randomness } from './randomness.ts';
import { type Fitting, validValue, valueBySchema } from './valid-values.ts';

/** A request before it is bytes; values are as the service should read them. */
export interface Draft {
  readonly operation: Operation;
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, string>;
  body?: unknown;
}

export interface Setting {
  readonly document: OpenApi;
  readonly world: KnownWorld;
}

/** A request that the service should take, as far as the document and the known world tell. */
export function draftRequest(
  operation: Operation,
  random: Randomness,
  { document, world }: Setting,
): Draft {
  const fitting = { link: random.pickAny(world.links), form: someForm(operation, random, world) };
  const draft: Draft = {
    operation,
    path: {},
    query: {},
    headers: authorization(operation, random, world),
  };
  for (const parameter of operation.parameters) {
    const values = { path: draft.path, query: draft.query, header: draft.headers }[parameter.in];
    if (!values || (parameter.in !== 'path' && random.chance(omission(operation)))) continue;
    const place = { schema: {}, ...parameter };
    values[parameter.name] = played(operation)
      ? (validValue(place, random, world, fitting) as never)
      : (valueBySchema(place, random) as never);
  }
  if (isDownload(operation)) Object.assign(draft.path, linkPath(fitting));
  if (operation.body) draft.body = draftBody(operation, random, { document, world }, fitting);
  else if (operation.method === 'POST' && random.chance(0.5)) draft.body = {};
  return draft;
}

/** The surface whose nouns the known world holds. Administration gets what its document shows. */
const played = ({ path }: Operation): boolean => !path.startsWith('/admin');

const isDownload = ({ id }: Operation): boolean => id === 'downloadFile';

const omission = (operation: Operation): number => (isDownload(operation) ? 0 : 0.5);

const linkPath = ({ link }: Fitting) =>
  link ? { executionId: link.executionId, name: link.name } : {};

const isForm = ({ body }: Operation): boolean => /urlencoded/.test(body?.contentType ?? '');

const someForm = (operation: Operation, random: Randomness, { forms }: KnownWorld) =>
  (isForm(operation) ? random.pick(forms) : undefined) ?? {};

/** Mostly the one who may do most: refusals of the others are all alike. */
function authorization(
  { secured, path }: Operation,
  random: Randomness,
  { tokens }: KnownWorld,
): Record<string, string> {
  if (!secured) return {};
  const main = path.startsWith('/admin') ? tokens.get('operator') : tokens.get('executive');
  const token = main && random.chance(0.85) ? main : random.pick([...tokens.values()]);
  const header = random.chance(0.1) ? { 'X-AadUserTicket': `${token}` } : undefined;
  return header ?? { Authorization: `Bearer ${token}` };
}

function draftBody(
  operation: Operation,
  random: Randomness,
  { document, world }: Setting,
  fitting: Fitting,
): unknown {
  const { schema, examples } = operation.body ?? { schema: {}, examples: [] };
  if (isForm(operation)) return { ...fitting.form };
  if (!played(operation) && examples.length > 0 && random.chance(0.5)) return random.pick(examples);
  const fill = (given: Schema, name: string, depth: number): unknown => {
    const { properties, required = [], items, ...rest } = resolve(document, given);
    if (depth > 6) return null;
    if (items && random.chance(0.9)) return [fill(items, name, depth + 1)];
    if (!properties) {
      const place = { name, schema: rest };
      return played(operation)
        ? validValue(place, random, world, fitting)
        : valueBySchema(place, random);
    }
    const chosen = Object.entries(properties).filter(
      ([property]) => required.includes(property) || random.chance(0.85),
    );
    return Object.fromEntries(
      chosen.map(([property, each]) => [property, fill(each, property, depth + 1)]),
    );
  };
  return fill(schema, '', 0);
}
