import type { Command } from 'commander';
import { type AdminFlags, type AdminIo, administering, withStore } from '../admin/admin-command.ts';
import { processIo } from '../client-io.ts';

export function registerLink(program: Command, io: AdminIo = processIo()): void {
  const links = program.command('link').description('manage the secure links to report files');
  withStore(
    links
      .command('revoke')
      .description('end every link to the file of an execution that was given out')
      .argument('<executionId>', 'the execution'),
  ).action((executionId: string, flags: AdminFlags) => revoke(executionId, flags, io));
}

const revoke = (executionId: string, flags: AdminFlags, { stdout }: AdminIo): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    await app.revokeAnyLinks(context, admin, executionId);
    const done = { outcome: 'changed', value: { executionId } };
    const text = `Every link to the file of execution ${executionId} is revoked. Its owner gets a fresh one by asking for the execution again.`;
    stdout.write(flags.json ? `${JSON.stringify(done, null, 2)}\n` : `${text}\n`);
  });
