import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { httpWorld } from '../../src/http/testing/http-world.ts';
import {
  type Document,
  kubernetesSettings,
  manifestFiles,
  manifests,
  objectsOf,
  projectFolder,
  textOf,
} from './read-deploy.ts';

const deployments = objectsOf('Deployment').map((one) => [one.metadata.name, one] as const);
const podOf = (deployment: Document): Document => deployment.spec.template.spec;

test('every object is of its published type: no unknown field, none missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'insights-manifests-'));
  afterAll(() => rm(folder, { recursive: true }));
  const file = join(folder, 'manifests.ts');
  await writeFile(file, manifests.map(({ object }, at) => typed(object, at)).join('\n'));
  expect(await typeErrors(file)).toBe('');
  // So that an empty answer means something.
  await writeFile(file, typed({ ...objectsOf('Service')[0], spce: {} }, 0));
  expect(await typeErrors(file)).toMatch(/spce.* does not exist/);
});

/** The object as TypeScript that compiles when it is of its type. */
function typed(object: Document, at: number): string {
  const [group = '', version = 'v1'] = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')
    : ['core', object.apiVersion];
  const types = join(projectFolder, 'node_modules/kubernetes-types', group.split('.')[0], version);
  const type = `import(${JSON.stringify(types)}).${object.kind}`;
  return `export const object${at}: ${type} = ${JSON.stringify(object, null, 1)};`;
}

/** What the compiler says of a file; empty: nothing. */
const typeErrors = (file: string): Promise<string> =>
  new Promise((resolve) => {
    const tsc = join(projectFolder, 'node_modules/.bin/tsc');
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--types',
      '',
      '--module',
      'esnext',
    ];
    execFile(tsc, [...options, '--moduleResolution', 'bundler', file], (_, stdout) =>
      resolve(stdout),
    );
  });

test('kustomization.yaml names every file', () => {
  const { resources } = parse(textOf('kubernetes/kustomization.yaml'));
  expect([...resources].sort()).toEqual([...manifestFiles].sort());
});

describe.each(deployments)('%s', (name, deployment) => {
  const pod = podOf(deployment);
  const [container] = pod.containers;

  test('has probes at addresses and ports that there are', async () => {
    await using world = await httpWorld();
    const ports = new Map<string, number>(
      container.ports.map((port: Document) => [port.name, port.containerPort]),
    );
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      const { path, port } = container[probe].httpGet;
      expect((await world.app.inject(path)).statusCode, path).toBe(200);
      const setting = name.endsWith('api') ? 'INSIGHTS_PORT' : 'INSIGHTS_WORKER_STATUS_PORT';
      expect(String(ports.get(port))).toBe(kubernetesSettings[setting]);
    }
    // One that listened to itself alone could not be asked.
    expect(kubernetesSettings.INSIGHTS_HOST).toBe('0.0.0.0');
  });

  test('has time to drain', () => {
    const { INSIGHTS_DRAIN_SECONDS, INSIGHTS_DRAIN_DELAY_SECONDS } = kubernetesSettings;
    const drain = Number(INSIGHTS_DRAIN_SECONDS) + Number(INSIGHTS_DRAIN_DELAY_SECONDS);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(drain + 10);
  });

  test('runs as nobody special, and writes to its volumes alone', () => {
    expect(pod.securityContext).toMatchObject({
      ...{ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    });
    const mounted = container.volumeMounts.map((mount: Document) => mount.name);
    expect(mounted.sort()).toEqual(pod.volumes.map((volume: Document) => volume.name).sort());
  });

  test('asks for memory, and is kept from taking more than was measured to be enough', () => {
    const { requests, limits } = container.resources;
    const megabytes = (text: string) => Number.parseInt(text, 10);
    expect(megabytes(requests.memory)).toBeLessThan(megabytes(limits.memory));
    // docs/performance.md: a worker that sorts ten million rows.
    expect(megabytes(limits.memory)).toBeGreaterThan(897);
  });

  test('is found by all that name it', () => {
    const label = 'app.kubernetes.io/name';
    expect(deployment.spec.template.metadata.labels[label]).toBe(name);
    expect(deployment.spec.selector.matchLabels[label]).toBe(name);
    const budgets = objectsOf('PodDisruptionBudget').map((one) => one.spec.selector.matchLabels);
    expect(budgets).toContainEqual({ [label]: name });
  });
});

test('secrets are named and not told', () => {
  expect(objectsOf('Secret')).toEqual([]);
  const named = deployments.map(([, one]) => podOf(one).containers[0].envFrom);
  for (const sources of named) {
    expect(sources).toContainEqual({ secretRef: { name: 'insights-secrets' } });
  }
  const told = Object.keys(kubernetesSettings);
  expect(
    told.filter((name) => /PASSWORD|SECRET|DATABASE_URL|CONNECTION_STRING/.test(name)),
  ).toEqual([]);
});

test('workers are scaled by a metric that there is', () => {
  const [scaler] = objectsOf('HorizontalPodAutoscaler');
  expect(scaler.spec.scaleTargetRef.name).toBe('insights-worker');
  const [{ external }] = scaler.spec.metrics;
  const { name, selector } = external.metric;
  const documented = textOf('../docs/monitoring.md');
  expect(documented).toContain(`| \`${name}\` | gauge | \`lane\`, \`state\` |`);
  expect(selector.matchLabels).toEqual({ state: 'ready' });
});
