import type { Command } from 'commander';
import type { Applied, Plan } from '../../app/apply/plan-from-file.ts';
import { type AdminFlags, type AdminIo, administering, withStore } from '../admin/admin-command.ts';
import { confirm } from '../admin/confirm.ts';
import { appliedText, summaryText } from '../admin/describe-applied.ts';
import { processIo } from '../client-io.ts';

interface ApplyFlags extends AdminFlags {
  readonly yes?: boolean;
  readonly prune?: boolean;
}

export function registerApply(program: Command, io: AdminIo = processIo()): void {
  const command = program
    .command('apply')
    .description('make partners, users and applications as a YAML file says: all of it, or nothing')
    .argument('<file>', 'docs/identities.md tells what stands in it');
  withStore(command)
    .option('--yes', 'do not ask')
    .option('--prune', 'disable users and applications of its partners that are not in the file')
    .addHelpText('after', '\nIt shows the differences first. Applied again, it changes nothing.')
    .action((file: string, flags: ApplyFlags) => apply(file, flags, io));
}

const apply = (file: string, flags: ApplyFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (_app, administration) => {
    const { planFromFile } = await import('../../app/apply/plan-from-file.ts');
    const plan = await planFromFile(administration, file, { prune: flags.prune });
    // With --json standard output is one object, so the differences are shown beside it.
    showPlan(plan, flags.json ? io.stderr : io.stdout);
    const isWanted = plan.applied.length > 0 && (await isConfirmed(flags, io));
    const applied = isWanted ? await plan.carryOut() : [];
    if (flags.json) io.stdout.write(`${JSON.stringify(toJson(applied, plan), null, 2)}\n`);
    else if (isWanted) io.stdout.write(doneText(applied));
  });

function showPlan({ applied, notes }: Plan, output: AdminIo['stdout']): void {
  const lines = [
    ...applied.map(appliedText),
    ...notes.map((note) => `! ${note}`),
    applied.length > 0 ? summaryText(applied) : 'Nothing to change.',
  ];
  output.write(`${lines.join('\n')}\n`);
}

async function isConfirmed({ yes }: ApplyFlags, io: AdminIo): Promise<boolean> {
  if (yes) return true;
  if (!io.stdin.isTTY) {
    throw new Error('Nothing was done: there is no terminal to ask on. Give --yes to do it.');
  }
  if (await confirm('Do it?', io)) return true;
  throw new Error('Nothing was done.');
}

function doneText(applied: readonly Applied[]): string {
  const secrets = applied.filter(({ secret }) => secret);
  const lines = secrets.map(
    ({ name, id, secret }) => `  secret of application ${name} (${id}): ${secret}`,
  );
  const keep = secrets.length > 0 ? ['Keep these now: they cannot be shown again.'] : [];
  return `${['Done.', ...lines, ...keep].join('\n')}\n`;
}

const toJson = (applied: readonly Applied[], { notes }: Plan) => ({
  outcome: applied.length > 0 ? 'changed' : 'unchanged',
  changes: applied,
  notes,
});
