import { type Command, Option } from 'commander';
import type { Administration, UserInput, UserView } from '../../app/administer.ts';
import {
  type AdminFlags,
  type AdminIo,
  administering,
  findOwner,
  needOwner,
  type OwnerFlags,
  withOwner,
  withStore,
} from '../admin/admin-command.ts';
import { printPut } from '../admin/describe-put.ts';
import { byPartner, printList, printOne, rolesText, stateText } from '../admin/print-list.ts';
import { readSecret } from '../admin/read-secret.ts';
import { type RoleFlags, readRoles, withRoles } from '../admin/role-options.ts';
import { processIo } from '../client-io.ts';

interface UserFlags extends AdminFlags, OwnerFlags, RoleFlags, PasswordFlags {
  readonly id?: string;
  readonly name?: string;
  readonly displayName?: string;
}

interface PasswordFlags {
  readonly passwordStdin?: boolean;
  /** False when `--no-password` is given. */
  readonly password?: boolean;
}

export function registerUser(program: Command, io: AdminIo = processIo()): void {
  const user = program.command('user').description('manage users: people who sign in');
  const command = (name: string, description: string) =>
    withOwner(withStore(user.command(name).description(description)));
  const existing = (name: string, description: string) =>
    command(name, description).argument('<user>', 'sign-in name or id');

  command('list', 'all users, or those of a partner').action((flags: UserFlags) => list(flags, io));
  existing('show', 'one user').action((called: string, flags: UserFlags) =>
    show(called, flags, io),
  );
  withPassword(withProperties(command('add', 'a new user; the same one again changes nothing')))
    .argument('<name>', 'sign-in name, unique at its partner')
    .option('--id <uuid>', 'the id of the user; one is made up without it')
    .action((name: string, flags: UserFlags) => add(name, flags, io));
  withProperties(existing('change', 'give a user another name or other roles'))
    .option('--name <name>', 'another sign-in name')
    .action((called: string, flags: UserFlags) => {
      const input = { userName: flags.name, displayName: flags.displayName };
      return change(called, { ...input, roles: readRoles(flags) }, flags, io);
    });
  existing('disable', 'end the tokens of a user at once, and refuse new ones').action(
    (called: string, flags: UserFlags) => change(called, { disabled: true }, flags, io),
  );
  existing('enable', 'let a user in again').action((called: string, flags: UserFlags) =>
    change(called, { disabled: false }, flags, io),
  );
  withPassword(existing('set-password', 'give a user another password')).action(
    (called: string, flags: UserFlags) => setPassword(called, flags, io),
  );
}

const withProperties = (command: Command): Command =>
  withRoles(command.option('--display-name <name>', 'the name of the person'));

const withPassword = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--password-stdin',
        'read the password from standard input; on a terminal it is asked for',
      ),
    )
    .option('--no-password', 'the user cannot sign in by password')
    .addHelpText(
      'after',
      '\nWithout either the password is made up and printed, once. It is never an option.',
    );

/** Undefined: one shall be made up. */
async function readPassword(
  { passwordStdin, password }: PasswordFlags,
  io: AdminIo,
): Promise<string | null | undefined> {
  if (passwordStdin && password === false) {
    throw new Error('give either --password-stdin or --no-password');
  }
  if (passwordStdin) return readSecret('password', io);
  return password === false ? null : undefined;
}

const told = {
  what: (one: UserView) => `user ${one.userName} (${one.userId})`,
  secret: 'password',
};

const row = (names: ReadonlyMap<string, string>) => (one: UserView) => ({
  User: one.userName,
  Name: one.displayName,
  Partner: names.get(one.tenantId) ?? one.tenantId,
  Roles: rolesText(one.roles),
  'Signs in by': one.signIn,
  State: stateText(one),
  Id: one.userId,
});

const list = (flags: UserFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context } = administration;
    const tenantId = await findOwner(app, administration, flags);
    const users = await app.listUsers(context, { tenantId });
    const none = 'There is no such user yet; insights user add makes one.';
    const names = await app.partnerNames(context);
    printList(byPartner(users, names), row(names), none, flags, io);
  });

const show = (called: string, flags: UserFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context } = administration;
    const found = await find(app, administration, called, flags);
    const lines = row(await app.partnerNames(context))(found);
    const further = { 'Tenant id': found.tenantId, Created: found.createdTime };
    printOne(found, { ...lines, ...further }, flags, io);
  });

async function add(name: string, flags: UserFlags, io: AdminIo): Promise<void> {
  const roles = readRoles(flags);
  const password = await readPassword(flags, io);
  await administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const tenantId = await needOwner(app, administration, flags);
    const properties = { userId: flags.id, userName: name, displayName: flags.displayName };
    const put = await app.addUser(context, admin, { tenantId, ...properties, roles, password });
    printPut(put, told, flags, io);
  });
}

const change = (
  called: string,
  input: Omit<UserInput, 'tenantId' | 'userId'>,
  flags: UserFlags,
  io: AdminIo,
): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const { tenantId, userId } = await find(app, administration, called, flags);
    const put = await app.putUser(context, admin, { tenantId, userId, ...input }, 'change');
    printPut(put, told, flags, io);
  });

async function setPassword(called: string, flags: UserFlags, io: AdminIo): Promise<void> {
  const password = await readPassword(flags, io);
  await administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const { tenantId, userId } = await find(app, administration, called, flags);
    const put = await app.setPassword(context, admin, { tenantId, userId }, password);
    printPut(put, told, flags, io);
  });
}

const find = async (
  app: typeof import('../../app/administer.ts'),
  administration: Administration,
  called: string,
  flags: OwnerFlags,
): Promise<UserView> =>
  app.findUserCalled(administration.context, called, await findOwner(app, administration, flags));
