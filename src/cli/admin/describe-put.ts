import type { Change, Put } from '../../app/administer.ts';
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

/** `name "A" → "B"`. A password shows that there is a new one, and nothing else. */
export function changeText({ property, before, after }: Change): string {
  if (property === 'password') return 'password (a new one)';
  return `${property} ${valueText(before)} → ${valueText(after)}`;
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? 'none' : value.map(itemText).join(', ');
}

/** A role, a location, or a secret by its id and end. */
function itemText(item: Record<string, unknown>): string {
  if ('role' in item) return roleText(item as unknown as RoleGrant);
  if ('secretId' in item) return `${item.secretId} (${endText(item.expiresTime)})`;
  return `${item.id}=${item.name}`;
}

const endText = (time: unknown): string => (time === null ? 'no end' : `until ${time}`);
