import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { settings } from '../../src/config/settings.ts';
import { composeNodes, kubernetesSettings, textOf } from './read-deploy.ts';

const known = Object.values(settings).map(({ environment }) => environment as string);
/** Read by the libraries of object stores. */
const ofOthers = ['AZURE_TOKEN_CREDENTIALS'];

const nodes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...Object.entries(composeNodes).map(([name, node]) => [name, node.environment] as const),
  ['kubernetes', kubernetesSettings],
];

test('every file in deploy/ speaks of settings that the service has', () => {
  const files = ['Dockerfile', 'example.env', 'compose.yaml', 'README.md'];
  const manifests = ['settings', 'api', 'worker'].map((name) => `kubernetes/${name}.yaml`);
  for (const file of [...files, ...manifests, 'nginx/insights.conf.template']) {
    const named = textOf(file).match(/\bINSIGHTS_[A-Z_]+[A-Z]\b/g) ?? [];
    expect(
      named.filter((name) => !known.includes(name)),
      file,
    ).toEqual([]);
  }
});

describe.each(nodes)('%s', (_, environment) => {
  test('is told settings that the service knows, and no others', () => {
    const names = Object.keys(environment);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => ![...known, ...ofOthers].includes(name))).toEqual([]);
  });

  test('is told values that the service takes', () => {
    const given = Object.entries(environment)
      .filter(([name]) => known.includes(name))
      .map(([name, value]) => [name, filledIn(value)]);
    expect(() => loadConfig({}, Object.fromEntries(given))).not.toThrow();
  });

  test('believes its proxy, and lets it turn away before it stops', () => {
    const { INSIGHTS_TRUST_PROXY, INSIGHTS_DRAIN_DELAY_SECONDS } = environment;
    expect(INSIGHTS_TRUST_PROXY).toBe('true');
    const [, idle] =
      /^ +keepalive_timeout (\d+)s/m.exec(textOf('nginx/insights.conf.template')) ?? [];
    expect(Number(INSIGHTS_DRAIN_DELAY_SECONDS)).toBeGreaterThan(Number(idle));
  });
});

/** As Compose fills in variables: the default where there is one. */
const filledIn = (value: string): string =>
  value.replace(/\$\{\w+(?::([-?])([^}]*))?\}/g, (_, kind, text) => (kind === '-' ? text : 'x'));
