import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AuditEventView } from '../../app/administer.ts';
import { auditActions, auditOutcomes } from '../../kernel/audit.ts';
import { isUuid } from '../../kernel/ids.ts';
import {
  type AdminFlags,
  type AdminIo,
  administering,
  collect,
  withStore,
} from '../admin/admin-command.ts';
import { processIo } from '../client-io.ts';
import { drawTable } from '../text-table.ts';

interface AuditFlags extends AdminFlags {
  readonly from?: string;
  readonly to?: string;
  readonly action?: readonly string[];
  readonly outcome?: string;
  readonly partner?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly limit?: number;
}

export function registerAudit(program: Command, io: AdminIo = processIo()): void {
  const command = program
    .command('audit')
    .description('show the audit trail, the oldest first: who did what, when and from where');
  withStore(command)
    .option('--from <time>', 'at or after: yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ', time)
    .option('--to <time>', 'before', time)
    .addOption(
      new Option(
        '--action <action>',
        'such as user.create, or user for all of users; may be given several times',
      ).argParser(actions),
    )
    .addOption(new Option('--outcome <outcome>', 'how it ended').choices(auditOutcomes))
    .option('--partner <partner>', 'whom it concerns: tenant id, name or account')
    .option('--actor <actor>', 'id or name of who did it')
    .option('--target <id>', 'what it was done to')
    .option('--limit <n>', 'at most so many (all)', count)
    .addHelpText('after', '\nWith --json every event is one line.')
    .action((flags: AuditFlags) => show(flags, io));
}

const show = ({ partner, json, ...flags }: AuditFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    const { from, to, action, outcome, actor, target, limit } = flags;
    const names = await app.partnerNames(context);
    const tenantId = partner && (await tenantOf(partner));
    const filter = {
      ...{ from, to, outcome, actor, target, limit, actions: action },
      ...(tenantId && { tenantId }),
    };
    await app.recordReading(context, admin, filter);
    const pages = app.auditPages(context.store, filter);
    const text = json ? toLines(pages) : toTables(pages, names, io);
    await pipeline(Readable.from(text), io.stdout, { end: false }).catch(ignoreClosed);

    /** A trail goes back further than its partner may have a name. */
    async function tenantOf(called: string): Promise<string> {
      if (isUuid(called.trim())) return called.trim().toLowerCase();
      return (await app.findPartnerCalled(context, called)).tenantId;
    }
  });

async function* toLines(pages: AsyncIterable<readonly AuditEventView[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((one) => `${JSON.stringify(one)}\n`).join('');
}

async function* toTables(
  pages: AsyncIterable<readonly AuditEventView[]>,
  names: ReadonlyMap<string, string>,
  { stdout }: AdminIo,
): AsyncGenerator<string> {
  let isEmpty = true;
  for await (const page of pages) {
    isEmpty = false;
    yield `${drawTable(page.map(row(names)), stdout)}\n`;
  }
  if (isEmpty) yield 'Nothing of that kind is recorded.\n';
}

const row = (names: ReadonlyMap<string, string>) => (one: AuditEventView) => ({
  Time: one.eventTime,
  Action: one.action,
  Outcome: one.outcome,
  Actor: one.actorName ?? one.actorId ?? '–',
  Partner: one.tenantId === null ? '–' : (names.get(one.tenantId) ?? one.tenantId),
  Target: one.target ?? '–',
  'From address': one.address ?? '–',
  Detail: JSON.stringify(one.detail),
});

/** `insights audit | head` has seen enough. */
function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** As they are kept, so that text order is time order. */
function time(given: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(given);
  const parsed = new Date(given);
  if ((isDay || isTime) && !Number.isNaN(parsed.getTime())) return parsed.toISOString();
  throw new InvalidArgumentError('Write yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ, in UTC.');
}

function actions(given: string, before: readonly string[] | undefined): readonly string[] {
  const found = auditActions.filter((name) => name === given || name.startsWith(`${given}.`));
  if (found.length > 0) return found.reduce((all, one) => collect(one, all), before ?? []);
  throw new InvalidArgumentError(`The actions are ${auditActions.join(', ')}.`);
}

function count(given: string): number {
  if (/^\d+$/.test(given) && Number(given) > 0) return Number(given);
  throw new InvalidArgumentError('Give a whole number, 1 or more.');
}
