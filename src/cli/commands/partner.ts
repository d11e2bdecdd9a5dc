import { type Command, Option } from 'commander';
import type { PartnerInput, PartnerView } from '../../app/administer.ts';
import {
  type AdminFlags,
  type AdminIo,
  administering,
  collect,
  withStore,
} from '../admin/admin-command.ts';
import { printPut } from '../admin/describe-put.ts';
import { printList, printOne, stateText } from '../admin/print-list.ts';
import { processIo } from '../client-io.ts';

interface PartnerFlags extends AdminFlags {
  readonly tenant?: string;
  readonly name?: string;
  readonly account?: string;
  readonly location?: readonly string[];
  /** False when `--no-locations` is given. */
  readonly locations?: boolean;
}

export function registerPartner(program: Command, io: AdminIo = processIo()): void {
  const partner = program
    .command('partner')
    .description('manage partners: whose accounts the service shows');
  const command = (name: string, description: string) =>
    withStore(partner.command(name).description(description));

  command('list', 'all partners, by name').action((flags: AdminFlags) => list(flags, io));
  command('show', 'one partner')
    .argument('<partner>', 'tenant id, name or account')
    .action((called: string, flags: AdminFlags) => show(called, flags, io));
  withProperties(command('add', 'a new partner; the same one again changes nothing'))
    .option('--tenant <id>', 'its tenant id, a UUID; one is made up without it')
    .action((flags: PartnerFlags) => add(flags, io));
  withProperties(command('change', 'give a partner another name, account or locations'))
    .argument('<partner>', 'tenant id, name or account')
    .action((called: string, flags: PartnerFlags) => change(called, inputOf(flags), flags, io));
  for (const [name, disabled, does] of [
    ['disable', true, 'refuse everybody of a partner, at once'],
    ['enable', false, 'let a partner in again'],
  ] as const) {
    command(name, does)
      .argument('<partner>', 'tenant id, name or account')
      .action((called: string, flags: AdminFlags) => change(called, { disabled }, flags, io));
  }
}

const withProperties = (command: Command): Command =>
  command
    .option('--name <name>', 'what it is called')
    .option('--account <id>', 'partner account of its rows')
    .addOption(
      new Option(
        '--location <id=name>',
        'a location of the account; may be given several times, and together they replace those that are there',
      ).argParser(collect),
    )
    .option('--no-locations', 'no location at all');

const told = { what: (one: PartnerView) => `partner ${one.name} (tenant ${one.tenantId})` };

const row = (one: PartnerView) => ({
  Partner: one.name,
  Account: one.accountId,
  'Tenant id': one.tenantId,
  Locations: one.locations.map(({ id, name }) => `${id}=${name}`).join(', ') || '–',
  State: stateText(one),
});

const list = (flags: AdminFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context }) => {
    const none = 'There is no partner yet; insights partner add makes one.';
    printList(await app.listPartners(context), row, none, flags, io);
  });

const show = (called: string, flags: AdminFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context }) => {
    const found = await app.findPartnerCalled(context, called);
    printOne(found, { ...row(found), Created: found.createdTime }, flags, io);
  });

const add = (flags: PartnerFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    const input = { tenantId: flags.tenant, ...inputOf(flags) };
    if (input.tenantId === undefined && input.accountId === undefined) {
      throw new Error('--account is missing: say whose rows the partner shall see');
    }
    printPut(await app.addPartner(context, admin, input), told, flags, io);
  });

const change = (
  called: string,
  input: Omit<PartnerInput, 'tenantId'>,
  flags: AdminFlags,
  io: AdminIo,
): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    const { tenantId } = await app.findPartnerCalled(context, called);
    const put = await app.putPartner(context, admin, { tenantId, ...input }, 'change');
    printPut(put, told, flags, io);
  });

function inputOf({ name, account, location, locations }: PartnerFlags) {
  if (locations === false && location) throw new Error('give either --location or --no-locations');
  return {
    name,
    accountId: account,
    locations: locations === false ? [] : location?.map(parseLocation),
  };
}

function parseLocation(text: string): { id: string; name: string } {
  const [id = '', ...name] = text.split('=');
  if (name.length > 0) return { id: id.trim(), name: name.join('=').trim() };
  throw new Error(`--location should be <id>=<name>, such as 1001001=Seattle; it is "${text}"`);
}
