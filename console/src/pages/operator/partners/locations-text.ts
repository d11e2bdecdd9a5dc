import type { MyLocation } from '@partner-insights/client/browser';

/** As they are typed: one a line, its id, a comma, its name. */
export const locationsText = (locations: readonly MyLocation[]): string =>
  locations.map(({ id, name }) => `${id}, ${name}`).join('\n');

export type ReadLocations =
  | { readonly locations: readonly MyLocation[] }
  /** From 1. */
  | { readonly wrongLine: number };

export function readLocations(text: string): ReadLocations {
  const locations: MyLocation[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, id = '', name = ''] = /^([^,]*),(.*)$/.exec(line) ?? [];
    if (id.trim() === '' || name.trim() === '') return { wrongLine: index + 1 };
    locations.push({ id: id.trim(), name: name.trim() });
  }
  return { locations };
}
