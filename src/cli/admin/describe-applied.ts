import type { Applied } from '../../app/apply/plan-from-file.ts';
import { changeText } from './describe-put.ts';
import { rolesText } from './print-list.ts';

const SIGNS = { create: '+', change: '~', disable: '-' } as const;

/** `~ user eva@alpine.example of Alpine: displayName "Eva" → "Eva A."` */
export function appliedText(one: Applied): string {
  const whose = one.kind === 'partner' ? '' : ` of ${one.partner}`;
  return `${SIGNS[one.action]} ${one.kind} ${one.name}${whose}${detailText(one)}`;
}

function detailText({ action, value, changes }: Applied): string {
  if (action === 'disable') return ' (disabled)';
  if (action === 'change') return `: ${changes.map(changeText).join('; ')}`;
  const state = value.disabled ? '; disabled' : '';
  if ('accountId' in value) return `: tenant ${value.tenantId}, account ${value.accountId}${state}`;
  const roles = `: ${rolesText(value.roles)}`;
  return 'signIn' in value
    ? `${roles}; signs in by ${value.signIn}${state}`
    : `${roles}; client ${value.clientId}${state}`;
}

export function summaryText(applied: readonly Applied[]): string {
  const count = (action: Applied['action']) =>
    applied.filter((one) => one.action === action).length;
  return `${count('create')} to create, ${count('change')} to change, ${count('disable')} to disable.`;
}
