import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Administration } from '../../app/administer.ts';
import { loadConfig } from '../../config/load-config.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import type { ClientIo } from '../client-io.ts';
import { toOverrides, withClock, withHomeFolder } from '../server-options.ts';

export type AdminIo = Pick<ClientIo, 'stdin' | 'stdout' | 'stderr'>;

export interface AdminFlags {
  readonly home?: string;
  readonly clock?: string;
  readonly json?: boolean;
}

/** The options of every command that works on the home's store. */
export const withStore = (command: Command): Command =>
  withClock(withHomeFolder(command)).option('--json', 'print JSON');

type App = typeof import('../../app/administer.ts');

/** Opens the store for the work. The module is loaded here, so that other commands stay quick. */
export async function administering<T>(
  flags: AdminFlags,
  work: (app: App, administration: Administration) => Promise<T>,
): Promise<T> {
  const config = loadConfig(toOverrides(flags));
  const app = await import('../../app/administer.ts');
  if (!existsSync(config.home)) process.stderr.write(madeHome(config.home));
  return app.administer(config, (administration) => work(app, administration));
}

/** Else a home that is named wrongly would look like one that has nobody in it. */
const madeHome = (folder: string): string =>
  `There was no home ${folder}: it is made now. If you meant another, name it by --home or INSIGHTS_HOME.\n`;

export interface OwnerFlags {
  readonly partner?: string;
  readonly operator?: boolean;
}

/** Whose user or application it is. */
export const withOwner = (command: Command): Command =>
  command
    .addOption(
      new Option('--partner <partner>', 'of this partner: tenant id, name or account').conflicts(
        'operator',
      ),
    )
    .option('--operator', 'of the operators of this service, instead of a partner');

/** The tenant id that the options name; undefined when they name none. */
export async function findOwner(
  app: App,
  { context }: Administration,
  { partner, operator }: OwnerFlags,
): Promise<string | undefined> {
  if (operator) return OPERATOR_TENANT;
  if (partner === undefined) return undefined;
  return (await app.findPartnerCalled(context, partner)).tenantId;
}

export async function needOwner(
  app: App,
  administration: Administration,
  flags: OwnerFlags,
): Promise<string> {
  const owner = await findOwner(app, administration, flags);
  if (owner !== undefined) return owner;
  throw new Error('--partner or --operator is missing: say whose it shall be');
}

/** For options that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
