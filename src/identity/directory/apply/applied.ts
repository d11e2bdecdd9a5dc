import type { Change, Put } from '../put.ts';
import type { ApplicationView, PartnerView, UserView } from '../views.ts';

export type AnyView = PartnerView | UserView | ApplicationView;

/** One difference between what is wished and what is there. */
export interface Applied {
  readonly action: 'create' | 'change' | 'disable';
  readonly kind: 'partner' | 'user' | 'application';
  /** What its partner is called. */
  readonly partner: string;
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  /** Empty when it is created. */
  readonly changes: readonly Change[];
  /** What is there from then on. */
  readonly value: AnyView;
  /** One that was made up. */
  readonly secret?: string;
}

/** Undefined when there is nothing to do. */
export function toApplied(
  { outcome, value, changes, secret }: Put<AnyView>,
  partner: string,
  action: 'put' | 'prune' = 'put',
): Applied | undefined {
  if (outcome === 'unchanged') return undefined;
  const done = action === 'prune' ? 'disable' : outcome === 'created' ? 'create' : 'change';
  const { tenantId } = value;
  return {
    ...{ action: done, partner, tenantId, changes, value },
    ...naming(value),
    ...(secret && { secret }),
  };
}

function naming(value: AnyView): Pick<Applied, 'kind' | 'id' | 'name'> {
  if ('userId' in value) return { kind: 'user', id: value.userId, name: value.userName };
  if ('clientId' in value) return { kind: 'application', id: value.clientId, name: value.name };
  return { kind: 'partner', id: value.tenantId, name: value.name };
}

/** The same difference, whenever it is made: ids, times and secrets that are made up differ. */
export const isSame = (a: readonly Applied[], b: readonly Applied[]): boolean =>
  JSON.stringify(a.map(essence)) === JSON.stringify(b.map(essence));

const essence = ({ action, kind, tenantId, name, changes }: Applied) => [
  ...[action, kind, tenantId, name],
  ...changes.map(({ property, before, after }) => [property, before, after]),
];
