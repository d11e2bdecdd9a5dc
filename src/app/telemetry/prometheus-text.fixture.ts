export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Scrape {
  /** The kind of each declared metric, by name. */
  readonly types: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
  /** The only sample of that name with those labels among its own; undefined without one. */
  value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;

/**
 * Reads Prometheus' text form strictly: throws at a line that is none, at a sample of an undeclared
 * metric, at a metric declared twice and at a sample told twice.
 */
export function parseScrape(text: string): Scrape {
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# HELP ')) continue;
    if (line.startsWith('# TYPE ')) {
      const [, , name = '', type = ''] = line.split(' ');
      if (types.has(name)) throw new Error(`${name} is declared twice`);
      types.set(name, type);
      continue;
    }
    const sample = readSample(line);
    if (!types.has(declaredName(sample.name, types))) throw new Error(`undeclared: ${line}`);
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
    if (seen.has(key)) throw new Error(`told twice: ${line}`);
    seen.add(key);
    samples.push(sample);
  }
  return { types, samples, value: (name, labels = {}) => findOne(samples, name, labels) };
}

function readSample(line: string): Sample {
  const [, name, labelText = '', valueText = ''] = SAMPLE.exec(line) ?? [];
  const value = valueText === '+Inf' ? Number.POSITIVE_INFINITY : Number(valueText);
  if (!name || (Number.isNaN(value) && !/^nan$/i.test(valueText))) {
    throw new Error(`no sample: ${line}`);
  }
  return { name, labels: readLabels(labelText), value };
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name, value] = LABEL.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no labels: ${text}`);
    labels[name] = value.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
  }
  return labels;
}

/** A histogram's and a summary's samples have endings of their own. */
function declaredName(name: string, types: ReadonlyMap<string, string>): string {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  return /^(histogram|summary)$/.test(types.get(base) ?? '') ? base : name;
}

function findOne(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  const fitting = samples.filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  if (fitting.length > 1) throw new Error(`${fitting.length} samples of ${name}`);
  return fitting[0]?.value;
}
