import type { KnownWorld, Link } from './known-world.ts';
import { someId } from './known-world.ts';
import type { Schema } from './operations.ts';
import type { Randomness } from './randomness.ts';

/** What a value is for: a parameter, or a property of a body at some depth. */
export interface Place {
  readonly name: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** Said once for all parameters of a request, so that they fit together. */
export interface Fitting {
  readonly link: Link | undefined;
  readonly form: Readonly<Record<string, string>>;
}

const QUERIES = [
  'SELECT MPNId FROM Profile',
  'SELECT CustomerName, CustomerMarket FROM OfficeUsage LIMIT 3',
  "SELECT CustomerName, PaidAvailableUnits FROM OfficeUsage WHERE CustomerMarket IN ('US') TIMESPAN LAST_3_MONTHS",
] as const;

const NAMES = [
  'fuzz',
  'Größe "A"/B',
  '日本語',
  "O'Neil; --",
  '..\\report',
  'a\r\nb',
  '%41',
] as const;

/** Most run late, or at once: a fuzz that kept the query engine busy would measure nothing else. */
const isNow = (random: Randomness): boolean => random.chance(0.1);

const hours = (world: KnownWorld, count: number): string =>
  `${new Date(world.now + count * 3_600_000).toISOString().slice(0, 19)}Z`;

type Maker = (random: Randomness, world: KnownWorld, fitting: Fitting) => unknown;

const id =
  (kind: string): Maker =>
  (random, { ids }) =>
    someId(ids, kind, random);

const ofLink =
  (part: keyof Link): Maker =>
  (_, __, { link }) =>
    link?.[part];

/** By the name of the parameter or property in lower case. */
const makers: Readonly<Record<string, Maker>> = {
  queryid: id('queryId'),
  reportid: id('reportId'),
  executionid: id('executionId'),
  tenantid: (random, { tenants }) => random.pick(tenants),
  datasetname: (random, { datasets }) => random.pick(datasets),
  query: (random) => random.pick(QUERIES),
  exportquery: (random) => random.pick(QUERIES),
  starttime: (random, world) => hours(world, 30 + random.below(500)),
  endtime: (_, world) => hours(world, -24),
  querystarttime: (_, world) => hours(world, -2000),
  queryendtime: (_, world) => hours(world, -24),
  from: (_, world) => hours(world, -48),
  to: (_, world) => hours(world, 1),
  recurrenceinterval: (random) => random.pick([24, 168, 2160]),
  recurrencecount: (random) => random.pick([1, 10, null]),
  executenow: isNow,
  format: (random) => random.pick(['csv', 'TSV', 'jsonl', 'Parquet']),
  callbackurl: (random) =>
    random.pick([null, 'http://callbacks.invalid/a', 'http://127.0.0.1:1/b?c=d']),
  callbackmethod: (random) => random.pick(['GET', 'POST']),
  catchup: (random) => random.pick(['latest', 'skip', 'all']),
  catchupwindowhours: (random) => random.pick([24, 720]),
  executionstatus: (random) => random.pick(['Pending', 'Completed', 'Pending;Running;Failed']),
  status: (random) => random.pick(['Pending', 'Delivered', 'Failed']),
  reportname: (random) => random.pick(NAMES),
  queryname: (random) => random.pick(NAMES),
  name: (random) => random.pick(NAMES),
  se: ofLink('se'),
  sig: ofLink('sig'),
};

/** A value that the service should take. */
export function validValue(
  { name, schema, example }: Place,
  random: Randomness,
  world: KnownWorld,
  fitting: Fitting,
): unknown {
  const key = name.toLowerCase();
  if (key in fitting.form) return fitting.form[key];
  const make = makers[key];
  return make ? make(random, world, fitting) : valueBySchema({ name, schema, example }, random);
}

/** For names that nobody has described here: what the document shows, else what its type allows. */
export function valueBySchema({ schema, example }: Place, random: Randomness): unknown {
  const shown = [example, schema.example, ...(schema.examples ?? []), ...(schema.enum ?? [])];
  const known = shown.filter((value) => value !== undefined);
  if (known.length > 0 && random.chance(0.9)) return random.pick(known);
  const types = [schema.type ?? 'string'].flat();
  switch (random.pick(types)) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return random.below(100);
    case 'null':
      return null;
    case 'array':
    case 'object':
      return undefined;
    default:
      return `fuzz-${random.below(20)}`;
  }
}
