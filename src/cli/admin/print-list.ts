import type { RoleGrant } from '../../kernel/roles.ts';
import { roleText } from '../../kernel/roles.ts';
import { drawTable } from '../text-table.ts';
import type { AdminFlags, AdminIo } from './admin-command.ts';

/** A JSON array, or a table of what `row` makes of each. */
export function printList<View>(
  views: readonly View[],
  row: (view: View) => Readonly<Record<string, unknown>>,
  none: string,
  { json }: AdminFlags,
  { stdout }: AdminIo,
): void {
  if (json) stdout.write(`${JSON.stringify(views, null, 2)}\n`);
  else if (views.length === 0) stdout.write(`${none}\n`);
  else stdout.write(`${drawTable(views.map(row), stdout)}\n`);
}

/** One by itself: a JSON object, or a line for each of its properties. */
export function printOne(
  view: object,
  lines: Readonly<Record<string, string>>,
  { json }: AdminFlags,
  { stdout }: AdminIo,
): void {
  const width = Math.max(...Object.keys(lines).map((name) => name.length));
  const text = Object.entries(lines).map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  stdout.write(`${json ? JSON.stringify(view, null, 2) : text.join('\n')}\n`);
}

/** By the name of the partner; the order within one stays. */
export function byPartner<View extends { readonly tenantId: string }>(
  views: readonly View[],
  names: ReadonlyMap<string, string>,
): View[] {
  const nameOf = ({ tenantId }: View) => names.get(tenantId) ?? tenantId;
  return views.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
}

export const stateText = ({ disabled }: { readonly disabled: boolean }): string =>
  disabled ? 'disabled' : 'enabled';

export const rolesText = (roles: readonly RoleGrant[]): string =>
  roles.map(roleText).join(' ') || 'none';
