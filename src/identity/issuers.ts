import type { Version } from './services.ts';

/** The `iss` of tokens; v1 ends in a slash, as its clients expect. */
export const issuerOf = (base: string, tenantId: string, version: Version): string =>
  `${withoutSlash(base)}/${tenantId}/${version === 'v1' ? '' : 'v2.0'}`;

export const tenantAddress = (base: string, tenantId: string): string =>
  `${withoutSlash(base)}/${tenantId}`;

const withoutSlash = (base: string): string => base.replace(/\/+$/, '');
