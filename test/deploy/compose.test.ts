import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { compose, composeNodes, type Document, projectFolder, textOf } from './read-deploy.ts';

/** The schema of the Compose specification, as dclint brings it. */
const schema = JSON.parse(
  readFileSync(join(projectFolder, 'node_modules/dclint/schemas/compose.schema.json'), 'utf8'),
);

test('the Compose file keeps to the schema of the specification', () => {
  const { $schema: _, ...rules } = schema;
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    rules,
  );
  validate(compose);
  expect(validate.errors).toBeNull();
});

test('it has two APIs, four workers, and what they need', () => {
  const names = ['api-1', 'api-2', 'worker'];
  expect(Object.keys(composeNodes).sort()).toEqual(names);
  expect(compose.services.worker.deploy.replicas).toBe(4);
  expect(Object.keys(compose.services)).toEqual(
    expect.arrayContaining([...names, 'proxy', 'postgres', 'clickhouse', 'objects']),
  );
});

test('all images are of a version', () => {
  for (const { image } of Object.values<Document>(compose.services)) {
    expect(image).toMatch(/:\d/);
  }
});

test.each(Object.entries(composeNodes))(
  '%s may write to its volumes alone, and has time to drain',
  (_, node) => {
    expect(node).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    const { INSIGHTS_DRAIN_SECONDS, INSIGHTS_DRAIN_DELAY_SECONDS } = node.environment;
    const drain = Number(INSIGHTS_DRAIN_SECONDS) + Number(INSIGHTS_DRAIN_DELAY_SECONDS);
    expect(Number.parseInt(node.stop_grace_period, 10)).toBeGreaterThan(drain + 10);
  },
);

test('the proxy is told where the APIs are, and is of the template that the tests run', () => {
  const { proxy, 'api-1': first, 'api-2': second } = compose.services;
  const named = textOf('nginx/insights.conf.template').match(/\$\{\w+\}/g) ?? [];
  const asked = new Set(named.map((name) => name.slice(2, -1)));
  expect(new Set(Object.keys(proxy.environment))).toEqual(asked);
  const addressOf = ({ networks, environment }: Document): string =>
    `${networks.default.ipv4_address}:${environment.INSIGHTS_PORT}`;
  expect(proxy.environment.API_1).toBe(addressOf(first));
  expect(proxy.environment.API_2).toBe(addressOf(second));
  expect(proxy.volumes).toContain(
    './nginx/insights.conf.template:/etc/nginx/templates/default.conf.template:ro',
  );
});
