import { type Problem, placeText } from '../../catalog/catalog-error.ts';
import type { ValuePath, YamlFile, YamlSource } from '../../catalog/yaml-file.ts';
import type {
  WishedApplication,
  WishedIdentities,
  WishedMembers,
  WishedPartner,
  WishedUser,
} from '../../identity/directory/apply/wished-identities.ts';
import { parseRole } from '../../kernel/roles.ts';
import type {
  ApplicationEntry,
  IdentitiesFile,
  MemberEntries,
  PartnerEntry,
  SecretFrom,
  UserEntry,
} from './identities-file.ts';

export interface Variables {
  /** Of the environment. */
  read(name: string): string | undefined;
  /** Its secret is not asked for again: later ones come by rotating. */
  knowsApplication(clientId: string): Promise<boolean>;
}

/** The file's wishes, each with its place, and the secrets that it names. */
export async function wishedIdentities(
  file: YamlFile<YamlSource>,
  { partners = [], operators }: IdentitiesFile,
  variables: Variables,
): Promise<{ wished: WishedIdentities; problems: readonly Problem[] }> {
  const reader = createReader(file, variables);
  const wished = {
    partners: await Promise.all(
      partners.map((partner, index) => reader.partner(partner, ['partners', index])),
    ),
    operators: operators && (await reader.members(operators, ['operators'])),
  };
  return { wished, problems: reader.problems };
}

function createReader(file: YamlFile<YamlSource>, variables: Variables) {
  const problems: Problem[] = [];
  const place = (path: ValuePath): string => placeText(file.place(path));
  const secret = (from: SecretFrom | undefined, path: ValuePath): string | undefined => {
    if (!from) return undefined;
    const value = variables.read(from.env);
    if (value !== undefined) return value;
    const reason = `the environment variable ${from.env} is not set`;
    problems.push({ place: file.place([...path, 'env']), reason });
    return undefined;
  };
  const user = ({ password, roles, ...entry }: UserEntry, path: ValuePath): WishedUser => ({
    ...entry,
    place: place(path),
    roles: roles.map(parseRole),
    password: secret(password, [...path, 'password']),
  });
  const application = async (
    { secret: from, roles, ...entry }: ApplicationEntry,
    path: ValuePath,
  ): Promise<WishedApplication> => {
    const isNew = !(await variables.knowsApplication(entry.clientId));
    return {
      ...entry,
      place: place(path),
      roles: roles.map(parseRole),
      secret: isNew ? secret(from, [...path, 'secret']) : undefined,
    };
  };
  const members = async (
    { users = [], applications = [] }: MemberEntries,
    path: ValuePath,
  ): Promise<WishedMembers> => ({
    users: users.map((entry, index) => user(entry, [...path, 'users', index])),
    applications: await Promise.all(
      applications.map((entry, index) => application(entry, [...path, 'applications', index])),
    ),
  });
  const partner = async (entry: PartnerEntry, path: ValuePath): Promise<WishedPartner> => ({
    ...entry,
    place: place(path),
    ...(await members(entry, path)),
    tenantId: entry.tenantId.toLowerCase(),
  });
  return { problems, members, partner };
}
