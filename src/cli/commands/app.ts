import { type Command, InvalidArgumentError } from 'commander';
import type { Administration, ApplicationInput, ApplicationView } from '../../app/administer.ts';
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

interface AppFlags extends AdminFlags, OwnerFlags, RoleFlags {
  readonly clientId?: string;
  readonly name?: string;
  readonly secretStdin?: boolean;
  readonly overlapHours?: number;
  readonly rotationId?: string;
}

export function registerApp(program: Command, io: AdminIo = processIo()): void {
  const group = program
    .command('app')
    .description('manage applications: programs with a client id and a secret');
  const command = (name: string, description: string) =>
    withOwner(withStore(group.command(name).description(description)));
  const existing = (name: string, description: string) =>
    command(name, description).argument('<app>', 'client id or name');

  command('list', 'all applications, or those of a partner').action((flags: AppFlags) =>
    list(flags, io),
  );
  existing('show', 'one application, and which secrets it has').action(
    (called: string, flags: AppFlags) => show(called, flags, io),
  );
  withSecret(withRoles(command('add', 'a new one; the same one again changes nothing')))
    .requiredOption('--name <name>', 'what it is called')
    .option('--client-id <uuid>', 'its id; without it that of the name, or a new one')
    .action((flags: AppFlags) => add(flags, io));
  withRoles(existing('change', 'give an application another name or other roles'))
    .option('--name <name>', 'another name')
    .action((called: string, flags: AppFlags) =>
      change(called, { name: flags.name, roles: readRoles(flags) }, flags, io),
    );
  existing('disable', 'end its tokens at once, and refuse new ones').action(
    (called: string, flags: AppFlags) => change(called, { disabled: true }, flags, io),
  );
  existing('enable', 'let an application in again').action((called: string, flags: AppFlags) =>
    change(called, { disabled: false }, flags, io),
  );
  withSecret(existing('rotate-secret', 'a new secret; the one before stays valid for a while'))
    .option('--overlap-hours <n>', 'how long; 0 ends it at once (24)', hours)
    .option('--rotation-id <uuid>', 'of your own: the same one again changes nothing')
    .action((called: string, flags: AppFlags) => rotate(called, flags, io));
}

const withSecret = (command: Command): Command =>
  command
    .option('--secret-stdin', 'read the secret from standard input; on a terminal it is asked for')
    .addHelpText(
      'after',
      '\nWithout --secret-stdin the secret is made up and printed, once. It is never an option.',
    );

const LONGEST_OVERLAP = 8760;

function hours(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= 0 && value <= LONGEST_OVERLAP) return value;
  throw new InvalidArgumentError(`Give hours, from 0 to ${LONGEST_OVERLAP}.`);
}

const told = { what: (one: ApplicationView) => `application ${one.name} (${one.clientId})` };

const row = (names: ReadonlyMap<string, string>) => (one: ApplicationView) => ({
  Application: one.name,
  'Client id': one.clientId,
  Partner: names.get(one.tenantId) ?? one.tenantId,
  Roles: rolesText(one.roles),
  Secrets: one.secrets.length,
  State: stateText(one),
});

const list = (flags: AppFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context } = administration;
    const tenantId = await findOwner(app, administration, flags);
    const applications = await app.listApplications(context, { tenantId });
    const none = 'There is no such application yet; insights app add makes one.';
    const names = await app.partnerNames(context);
    printList(byPartner(applications, names), row(names), none, flags, io);
  });

const show = (called: string, flags: AppFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context } = administration;
    const found = await find(app, administration, called, flags);
    const lines = row(await app.partnerNames(context))(found);
    const Secrets = found.secrets.map(secretText).join('; ') || 'none';
    const further = { Secrets, 'Tenant id': found.tenantId, Created: found.createdTime };
    printOne(found, { ...lines, ...further }, flags, io);
  });

const secretText = ({ createdTime, expiresTime }: ApplicationView['secrets'][number]): string =>
  `one of ${createdTime}${expiresTime ? `, valid until ${expiresTime}` : ''}`;

async function add(flags: AppFlags, io: AdminIo): Promise<void> {
  const roles = readRoles(flags);
  const secret = flags.secretStdin ? await readSecret('secret', io) : undefined;
  await administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const tenantId = await needOwner(app, administration, flags);
    const { clientId, name } = flags;
    const input = { tenantId, clientId, name, roles, secret };
    printPut(await app.addApplication(context, admin, input), told, flags, io);
  });
}

const change = (
  called: string,
  input: Omit<ApplicationInput, 'tenantId' | 'clientId'>,
  flags: AppFlags,
  io: AdminIo,
): Promise<void> =>
  administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const { tenantId, clientId } = await find(app, administration, called, flags);
    const put = await app.putApplication(
      context,
      admin,
      { tenantId, clientId, ...input },
      'change',
    );
    printPut(put, told, flags, io);
  });

async function rotate(called: string, flags: AppFlags, io: AdminIo): Promise<void> {
  const secret = flags.secretStdin ? await readSecret('secret', io) : undefined;
  await administering(flags, async (app, administration) => {
    const { context, admin } = administration;
    const { clientId } = await find(app, administration, called, flags);
    const { overlapHours, rotationId } = flags;
    const put = await app.rotateSecret(context, admin, {
      ...{ clientId, overlapHours, rotationId, secret },
    });
    printPut(put, told, flags, io);
  });
}

const find = async (
  app: typeof import('../../app/administer.ts'),
  administration: Administration,
  called: string,
  flags: OwnerFlags,
): Promise<ApplicationView> =>
  app.findApplicationCalled(
    administration.context,
    called,
    await findOwner(app, administration, flags),
  );
