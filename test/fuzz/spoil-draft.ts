import type { Draft } from './draft-request.ts';
import { hostileJson, hostileText } from './hostile-values.ts';
import type { Randomness } from './randomness.ts';

type Values = Record<string, unknown>;

/** Changes one value of a request; answers what it did, or undefined where there was nothing to do. */
export function spoilDraft(draft: Draft, random: Randomness): string | undefined {
  const spoil = random.pick(spoilers);
  return spoil(draft, random);
}

type Spoiler = (draft: Draft, random: Randomness) => string | undefined;

/** The values that may be spoiled, all with the same chance; also parameters that were left out. */
function somePlace(draft: Draft, random: Randomness): { values: Values; name: string } | undefined {
  const { operation, path, query, headers } = draft;
  const holders: Values = { path, query, header: headers };
  const places = operation.parameters.flatMap(({ in: where, name }) => {
    const values = holders[where] as Values | undefined;
    return values ? [{ values, name }] : [];
  });
  return random.pick([...places, ...placesIn(draft.body, 0)]);
}

/** Properties and items at any depth. */
function placesIn(value: unknown, depth: number): { values: Values; name: string }[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  const values = value as Values;
  return Object.keys(values).flatMap((name) => [
    { values, name },
    ...placesIn(values[name], depth + 1),
  ]);
}

const hostile: Spoiler = (draft, random) => {
  const place = somePlace(draft, random);
  if (!place) return undefined;
  place.values[place.name] = hostileText(random);
  return `hostile text for ${place.name}`;
};

const otherType: Spoiler = (draft, random) => {
  const place = somePlace(draft, random);
  if (!place) return undefined;
  place.values[place.name] = hostileJson(random);
  return `another type for ${place.name}`;
};

const missing: Spoiler = (draft, random) => {
  const place = somePlace(draft, random);
  if (!place) return undefined;
  delete place.values[place.name];
  return `no ${place.name}`;
};

const repeated: Spoiler = ({ query, operation }, random) => {
  const name = random.pick(operation.parameters.filter((one) => one.in === 'query'))?.name;
  if (!name) return undefined;
  query[name] = [query[name] ?? 'a', hostileText(random), 'b'];
  return `${name} three times`;
};

const unknown: Spoiler = (draft, random) => {
  const name = hostileText(random).slice(0, 100);
  if (random.chance(0.5) || typeof draft.body !== 'object' || draft.body === null) {
    draft.query[name] = hostileText(random);
    return 'an unknown parameter';
  }
  // Not by assignment, which means something else for __proto__.
  const value = hostileJson(random);
  const property = { value, enumerable: true, writable: true, configurable: true };
  Object.defineProperty(draft.body, name, property);
  return 'an unknown property';
};

const wholeBody: Spoiler = (draft, random) => {
  if (!draft.operation.body) return undefined;
  draft.body = hostileJson(random);
  return 'another body';
};

const otherCase: Spoiler = (draft, random) => {
  const place = somePlace(draft, random);
  if (!place || place.values === draft.path) return undefined;
  const { values, name } = place;
  const changed = random.chance(0.5) ? name.toUpperCase() : ` ${name.toLowerCase()} `;
  values[changed] = values[name];
  return `${name} in another case`;
};

const spoilers: readonly Spoiler[] = [
  ...[
    hostile,
    hostile,
    hostile,
    otherType,
    otherType,
    missing,
    repeated,
    unknown,
    wholeBody,
    otherCase,
  ],
];
