import { readFile } from 'node:fs/promises';
import { byPlace, type Problem, placeText } from '../../catalog/catalog-error.ts';
import { checkAgainst, compileSchema } from '../../catalog/check-shape.ts';
import { parseYamlFile, type YamlFile, type YamlSource } from '../../catalog/yaml-file.ts';
import type { WishedIdentities } from '../../identity/directory/apply/wished-identities.ts';
import { errorText } from '../../kernel/errors.ts';
import { explainFault } from './explain-fault.ts';
import { findRepeats } from './find-repeats.ts';
import type { IdentitiesFile } from './identities-file.ts';
import { identitiesSchema } from './identities-schema.ts';
import { type Variables, wishedIdentities } from './wished.ts';

const validate = compileSchema(identitiesSchema);

/** The file is faulty. The message lists every problem, one a line. */
export class IdentitiesError extends Error {
  constructor(problems: readonly Problem[]) {
    const lines = problems
      .toSorted(byPlace)
      .map(({ place, reason }) => `${placeText(place)}: ${reason}`);
    super([...lines, 'Nothing was done.'].join('\n'));
    this.name = 'IdentitiesError';
  }
}

/** Throws an `IdentitiesError`. */
export async function readIdentities(
  path: string,
  variables: Variables,
): Promise<WishedIdentities> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`${path} cannot be read: ${errorText(error)}`);
  });
  const file = parsed({ path, text });
  const content = checked(file);
  const { wished, problems } = await wishedIdentities(file, content, variables);
  if (problems.length > 0) throw new IdentitiesError(problems);
  return wished;
}

function parsed(source: YamlSource): YamlFile<YamlSource> {
  const { file, problems } = parseYamlFile(source);
  if (problems.length > 0) throw new IdentitiesError(problems);
  return file;
}

function checked(file: YamlFile<YamlSource>): IdentitiesFile {
  const { problems } = checkAgainst(validate, file, explainFault);
  if (problems.length > 0) throw new IdentitiesError(problems);
  const content = file.value as IdentitiesFile;
  const repeats = findRepeats(file, content);
  if (repeats.length > 0) throw new IdentitiesError(repeats);
  return content;
}
