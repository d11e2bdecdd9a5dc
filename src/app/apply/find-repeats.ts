import { type Problem, placeText } from '../../catalog/catalog-error.ts';
import type { ValuePath, YamlFile, YamlSource } from '../../catalog/yaml-file.ts';
import type { IdentitiesFile, MemberEntries } from './identities-file.ts';

/** What would be wished twice, perhaps with two different wishes. */
export function findRepeats(file: YamlFile<YamlSource>, content: IdentitiesFile): Problem[] {
  const { partners = [], operators = {} } = content;
  const tenants = partners.map((partner, index) => ({
    members: partner as MemberEntries,
    path: ['partners', index] as ValuePath,
  }));
  const all = [...tenants, { members: operators, path: ['operators'] as ValuePath }];
  const paths = {
    tenants: partners.map(({ tenantId }, index) =>
      named(tenantId, ['partners', index, 'tenantId']),
    ),
    clients: all.flatMap(({ members: { applications = [] }, path }) =>
      applications.map(({ clientId }, index) =>
        named(clientId, [...path, 'applications', index, 'clientId']),
      ),
    ),
  };
  const users = all.map(({ members: { users = [] }, path }) =>
    users.map(({ userName }, index) => named(userName, [...path, 'users', index, 'userName'])),
  );
  return [paths.tenants, paths.clients, ...users].flatMap((group) => repeats(file, group));
}

interface Named {
  readonly name: string;
  readonly path: ValuePath;
}

const named = (name: string, path: ValuePath): Named => ({
  name: name.trim().toLowerCase(),
  path,
});

const repeats = (file: YamlFile<YamlSource>, group: readonly Named[]): Problem[] =>
  [...Map.groupBy(group, ({ name }) => name).values()].flatMap(([first, ...others]) =>
    others.map(({ name, path }) => ({
      place: file.place(path),
      reason: `"${name}" stands in the file already, at ${placeText(file.place(first?.path ?? []))}`,
    })),
  );
