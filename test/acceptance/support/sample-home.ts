import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFile, projectFolder } from './project.ts';
import { runCommand } from './run-command.ts';

/** As small as it gets with every published query still finding rows. */
export const sampleScale = '0.005';

/** A new folder that holds the sample world. Making it takes seconds, so it is made once and copied. */
export async function newSampleHome(): Promise<string> {
  const template = await ensureTemplate();
  const home = await mkdtemp(join(tmpdir(), 'insights-acceptance-'));
  await cp(template, home, { recursive: true });
  return home;
}

async function ensureTemplate(): Promise<string> {
  const prefix = `insights-sample-home-${digest([projectFolder])}-`;
  const name = prefix + digest([new Date().toISOString().slice(0, 7), ...programText()]);
  const template = join(tmpdir(), name);
  if (await exists(template)) return template;
  const made = await mkdtemp(join(tmpdir(), 'insights-acceptance-'));
  const { code, stderr } = await runCommand(['sample', '--scale', sampleScale, '--home', made]);
  if (code !== 0) throw new Error(`${commandFile} sample failed:\n${stderr}`);
  // Test files run side by side: who comes second uses what the first has made.
  await rename(made, template).catch(() => rm(made, { recursive: true }));
  await removeOlder(prefix, name);
  return template;
}

/** Whatever the sample world may depend on: a changed program makes its own template. */
const programText = (): string[] =>
  globSync(['src/**/*.ts', 'catalog/**/*.yaml', 'package-lock.json'], { cwd: projectFolder })
    .sort()
    .map((file) => readFileSync(join(projectFolder, file), 'utf8'));

const digest = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function removeOlder(prefix: string, current: string): Promise<void> {
  const older = (await readdir(tmpdir())).filter(
    (name) => name.startsWith(prefix) && name !== current,
  );
  await Promise.all(
    older.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })),
  );
}
