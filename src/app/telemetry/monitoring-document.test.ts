import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { createMetrics } from './metrics.ts';
import { openScrape } from './scrape.ts';

const document = readFileSync(new URL('../../../docs/monitoring.md', import.meta.url), 'utf8');

interface Described {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

/** All that any process can tell. */
function registered(): Described[] {
  const { registry } = createMetrics({ process: 'api', version: '1.2.3' });
  const nothing = () => Promise.reject(new Error('not asked in this test'));
  const gauges = { queueState: nothing, freeDiskBytes: nothing };
  openScrape({ registry, gauges, workerMetrics: async () => undefined });
  return registry.getMetricsAsArray() as unknown as Described[];
}

const rowOf = ({ name, type, labelNames, help }: Described): string => {
  const labels = labelNames.map((label) => `\`${label}\``).join(', ') || '–';
  const unit = /_(seconds|bytes)(_total)?$/.exec(name)?.[1] ?? '–';
  return `| \`${name}\` | ${type} | ${labels} | ${unit} | ${help} |`;
};

const ofNode = /insights_(process|nodejs)_/;
const documented = document.split('\n').filter((line) => line.startsWith('| `insights_'));

test('docs/monitoring.md lists every metric as it is registered, and no other', () => {
  const own = registered().filter(({ name }) => !ofNode.test(name));
  expect(documented.filter((row) => !ofNode.test(row))).toEqual(own.map(rowOf));
});

test('docs/monitoring.md lists the metrics of the process, also of other platforms', () => {
  const found = registered().filter(({ name }) => ofNode.test(name));
  expect(found.length).toBeGreaterThan(10);
  expect(documented).toEqual(expect.arrayContaining(found.map(rowOf)));
});

test('every metric has the prefix, a base unit, and a counter its ending', () => {
  const own = registered().filter(({ name }) => !ofNode.test(name));
  for (const { name, type } of own) {
    expect(name).toMatch(/^insights_[a-z_]+$/);
    expect(name).not.toMatch(/milliseconds|_ms|kilobytes|megabytes/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
  }
});

test('the example alerts are valid YAML and use metrics and labels that exist', () => {
  const metrics = new Map(registered().map((metric) => [metric.name, metric]));
  const text = /```yaml\n(.*?)```/s.exec(document)?.[1] ?? '';
  const { groups } = parseYaml(text) as { groups: { rules: { expr: string }[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(4);
  for (const { expr } of rules) {
    const used = [...expr.matchAll(/(insights_\w+)(?:\{([^}]*)\})?/g)];
    expect(used.length, expr).toBeGreaterThan(0);
    for (const [, name = '', labels = ''] of used) {
      const metric = metrics.get(name) ?? metrics.get(name.replace(/_(bucket|sum|count)$/, ''));
      expect(metric, name).toBeDefined();
      for (const [, label] of labels.matchAll(/(\w+)\s*[=!]~?/g)) {
        expect(metric?.labelNames, `${name} has no label ${label}`).toContain(label);
      }
    }
  }
});
