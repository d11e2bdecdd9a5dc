import type { ApplicationView, Change, Put } from '../../app/administer.ts';
import { type RoleGrant, roleText } from '../../kernel/roles.ts';
import type { AdminFlags, AdminIo } from './admin-command.ts';

/** Of what is told: the kind of identity, and how it is called. */
export interface Told<View> {
  readonly what: (view: View) => string;
  /** What its secret is: of a user the password. */
  readonly secret?: string;
}

/** Tells what became of a wish: one JSON object, or sentences. */
export function printPut<View>(
  put: Put<View>,
  { what, secret = 'secret' }: Told<View>,
  { json }: AdminFlags,
  { stdout }: AdminIo,
): void {
  if (json) stdout.write(`${JSON.stringify(put, null, 2)}\n`);
  else stdout.write(`${describePut(put, what(put.value), secret).join('\n')}\n`);
}

function describePut<View>(put: Put<View>, what: string, secret: string): string[] {
  const told = put.secret
    ? [`  ${secret}: ${put.secret}`, `  Keep the ${secret} now: it cannot be shown again.`]
    : [];
  switch (put.outcome) {
    case 'created':
      return [`Created ${what}.`, ...told];
    case 'changed':
      return [`Changed ${what}:`, ...put.changes.map((one) => `  ${changeText(one)}`), ...told];
    case 'unchanged':
      return [`Nothing to change: ${what} is like that already.`, ...told];
  }
}

/** `name "A" → "B"`. Of secrets it shows that there is a new one, and until when the others hold. */
export function changeText({ property, before, after }: Change): string {
  if (property === 'password') return 'password (a new one)';
  if (property === 'secrets') return `secret (a new one${olderText(after as SecretView[])})`;
  return `${property} ${valueText(before)} → ${valueText(after)}`;
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? 'none' : value.map(itemText).join(', ');
}

/** A role or a location. */
const itemText = (item: Record<string, unknown>): string =>
  'role' in item ? roleText(item as unknown as RoleGrant) : `${item.id}=${item.name}`;

type SecretView = ApplicationView['secrets'][number];

function olderText(secrets: readonly SecretView[]): string {
  const ends = secrets.flatMap(({ expiresTime }) => expiresTime ?? []);
  return ends.length > 0 ? `; the one before is valid until ${ends.join(', ')}` : '';
}
