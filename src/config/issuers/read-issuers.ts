import { readFileSync } from 'node:fs';
import { errorText } from '../../kernel/errors.ts';
import { type Config, ConfigError } from '../load-config.ts';
import { checkIssuer } from './check-issuer.ts';
import { parseLocatedYaml } from './located-yaml.ts';
import { fieldsOf, itemsOf, type Problem, type Spot, tell } from './spot.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/**
 * The issuers that the file of the setting `issuersFile` describes; none without it. Throws a
 * `ConfigError` that names every fault with its place.
 */
export function readTrustedIssuers({
  issuersFile,
  ownIssuer,
}: Pick<Config, 'issuersFile' | 'ownIssuer'>): readonly TrustedIssuer[] {
  if (issuersFile) return parseIssuers(readText(issuersFile), issuersFile);
  if (ownIssuer) return [];
  throw new ConfigError(
    'INSIGHTS_OWN_ISSUER is false and INSIGHTS_ISSUERS_FILE names no other issuer, so nobody could sign in; it should name a file of trusted issuers.',
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`INSIGHTS_ISSUERS_FILE: ${path} cannot be read: ${errorText(error)}`);
  }
}

/** `path` is for messages. */
export function parseIssuers(text: string, path: string): readonly TrustedIssuer[] {
  const file = parseLocatedYaml(text);
  const problems: Problem[] = [];
  const issuers = file.faults.length > 0 ? [] : checkFile({ ...file, path: [], problems });
  const told = [
    ...file.faults,
    ...problems.map((problem) => `${file.place(problem.path)}: ${problem.sentence}`),
  ];
  if (told.length > 0) throw new ConfigError(told.map((one) => `${path}:${one}`).join('\n'));
  return issuers;
}

function checkFile(file: Spot): TrustedIssuer[] {
  const list = fieldsOf(file, ['issuers'])?.issuers;
  if (!list) return [];
  const entries = itemsOf(list, 'a list of issuers, each with issuer, audiences and partner');
  const issuers = entries.map(checkIssuer);
  issuers.forEach((one, index) => {
    const first = issuers.findIndex((other) => other?.issuer === one?.issuer);
    const entry = entries[index];
    if (!one?.issuer || first === index || !entry) return;
    tell(entry, `names ${one.issuer}, as issuers[${first}] does; it should stand once.`);
  });
  // Where something is undefined there is a problem, and the caller never sees the list.
  return issuers as TrustedIssuer[];
}
