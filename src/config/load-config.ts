import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { parse as parseYaml } from 'yaml';
import { fileProblems } from './check-file-settings.ts';
import { clientVariables } from './client-environment.ts';
import { inheritedVariables } from './inherited-variables.ts';
import type { Setting, ValuesOf } from './setting.ts';
import { settings } from './settings.ts';

/** What the server was told, whole and frozen. */
export type Config = ValuesOf<typeof settings>;

/** Values that the command line gives; they win over the environment. */
export type ConfigOverrides = Partial<Record<keyof Config, string | boolean | number>>;

export class ConfigError extends Error {}

/**
 * Command line over environment over the file named by `INSIGHTS_CONFIG` (YAML, the settings' names
 * as keys) over defaults. Throws a `ConfigError` that names every faulty setting.
 */
export function loadConfig(
  overrides: ConfigOverrides = {},
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const config = readSettings(overrides, environment, {});
  return config.sample ? readSettings(overrides, environment, sampleDefaults) : config;
}

/** Who plays with the sample world has the receivers of callbacks on the same machine. */
const sampleDefaults: ConfigOverrides = { callbacksAllowPrivateNetworks: true };

function readSettings(
  overrides: ConfigOverrides,
  environment: NodeJS.ProcessEnv,
  defaults: ConfigOverrides,
): Config {
  const file = readConfigFile(environment.INSIGHTS_CONFIG);
  const problems = [
    ...unknownKeys(file, environment.INSIGHTS_CONFIG ?? ''),
    ...unknownVariables(environment),
  ];
  const entries = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
    const given =
      fromSource(overrides[name as keyof Config], `--${toFlag(name)}`) ??
      fromSource(environment[setting.environment], setting.environment) ??
      fromSource(file[name], `${name} in ${environment.INSIGHTS_CONFIG}`) ??
      fromSource(defaults[name as keyof Config], name);
    if (!given) return [name, setting.fallback];
    const parsed = setting.parse(given.text);
    if ('value' in parsed) return [name, parsed.value];
    const shown = setting.isSecret ? 'faulty' : `"${given.text}"`;
    problems.push(`${given.source} is ${shown}; it should be ${parsed.wanted}.`);
    return [name, setting.fallback];
  });
  const config: Config = Object.fromEntries(entries);
  // Only of values that are right by themselves can be told whether they go together.
  if (problems.length === 0) problems.push(...fileProblems(config));
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return Object.freeze({ ...config, home: absolute(config.home) });
}

/** The environment of a child process that is to read the same configuration, and reach the same files. */
export function toEnvironment(
  config: Config,
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const told = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => [
    setting.environment,
    String(config[name as keyof Config]),
  ]);
  return {
    ...(config.fileStore !== 'disk' && inheritedVariables(environment)),
    ...Object.fromEntries(told),
  };
}

function readConfigFile(path: string | undefined): Record<string, unknown> {
  if (!path) return {};
  try {
    const content: unknown = parseYaml(readFileSync(path, 'utf8'));
    if (content === null) return {};
    if (typeof content === 'object' && !Array.isArray(content)) return { ...content };
  } catch (error) {
    throw new ConfigError(`INSIGHTS_CONFIG: ${path} cannot be read: ${(error as Error).message}`);
  }
  throw new ConfigError(`INSIGHTS_CONFIG: ${path} should hold one setting a line, "name: value".`);
}

const unknownKeys = (file: Record<string, unknown>, path: string): string[] =>
  Object.keys(file)
    .filter((key) => !(key in settings))
    .map((key) => `${path} has an unknown setting "${key}".`);

/** A misspelt setting must not be passed over. */
function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  const known = [
    'INSIGHTS_CONFIG',
    ...Object.values(clientVariables),
    ...Object.values(settings).map((setting) => setting.environment),
  ];
  return Object.keys(environment)
    .filter((name) => /^INSIGHTS_(?!TEST_)/.test(name) && !known.includes(name))
    .map((name) => `${name} is no setting; the nearest is ${closest(name, known)}.`);
}

const fromSource = (
  value: unknown,
  source: string,
): { text: string; source: string } | undefined =>
  value === undefined || value === null || value === ''
    ? undefined
    : { text: String(value), source };

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(path));

const toFlag = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
