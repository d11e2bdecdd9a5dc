import { type Command, InvalidArgumentError } from 'commander';
import type { KeyView, Rotation } from '../../app/administer.ts';
import { type AdminFlags, type AdminIo, administering, withStore } from '../admin/admin-command.ts';
import { printList } from '../admin/print-list.ts';
import { processIo } from '../client-io.ts';

interface RotateFlags extends AdminFlags {
  readonly ifOlderThan?: number;
}

export function registerKeys(program: Command, io: AdminIo = processIo()): void {
  const keys = program.command('keys').description('manage the keys that sign access tokens');
  const command = (name: string, description: string) =>
    withStore(keys.command(name).description(description));

  command('list', 'all keys, the newest first').action((flags: AdminFlags) => list(flags, io));
  command(
    'rotate',
    'sign with a new key; what the one before has signed stays valid until it expires',
  )
    .option('--if-older-than <days>', 'only when the key that signs is that old', days)
    .action((flags: RotateFlags) => rotate(flags, io));
  command('revoke', 'refuse everything that a key has signed, at once; sign with another')
    .argument('<kid>', 'id of the key; insights keys list shows them')
    .action((kid: string, flags: AdminFlags) => revoke(kid, flags, io));
}

function days(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 100_000) return value;
  throw new InvalidArgumentError('Give days, more than 0.');
}

const row = (key: KeyView) => ({
  Key: key.kid,
  State: key.status,
  Created: key.createdTime,
  Retired: key.retiredTime ?? '–',
  'Verifies until': key.verifiesUntil ?? '–',
});

const list = (flags: AdminFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context }) => {
    const keys = await app.listKeys(context);
    printList(keys, row, 'There is no key yet; the first token makes one.', flags, io);
  });

const rotate = (flags: RotateFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    const rotation =
      flags.ifOlderThan === undefined
        ? await app.rotateSigningKey(context, admin)
        : await app.rotateWhenDue(context, flags.ifOlderThan, admin);
    if (flags.json) {
      printJson({ outcome: rotation ? 'changed' : 'unchanged', value: rotation ?? null }, io);
    } else io.stdout.write(`${rotatedText(rotation, context.keyGraceSeconds)}\n`);
  });

function rotatedText(rotation: Rotation | undefined, graceSeconds: number): string {
  if (!rotation) return 'Nothing to change: no key that signs is that old.';
  const minutes = Math.ceil(graceSeconds / 60);
  return [
    `Key ${rotation.kid} signs from now on.`,
    ...rotation.retired.map(
      (kid) =>
        `Key ${kid} signs no more. What it signed stays valid until it expires, in ${minutes} minutes at the latest.`,
    ),
  ].join('\n');
}

const revoke = (kid: string, flags: AdminFlags, io: AdminIo): Promise<void> =>
  administering(flags, async (app, { context, admin }) => {
    const { outcome, replacedBy } = await app.revokeSigningKey(context, admin, kid);
    if (flags.json) {
      printJson({ outcome, value: { kid, replacedBy } }, io);
      return;
    }
    const done = `Key ${kid} is revoked: nothing that it signed is accepted any more.`;
    const again = `Nothing to change: key ${kid} is revoked already.`;
    const next = replacedBy ? `\nKey ${replacedBy} signs from now on.` : '';
    io.stdout.write(`${outcome === 'changed' ? done : again}${next}\n`);
  });

const printJson = (put: object, { stdout }: AdminIo): void => {
  stdout.write(`${JSON.stringify(put, null, 2)}\n`);
};
