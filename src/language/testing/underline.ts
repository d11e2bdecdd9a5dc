import type { Catalog } from '../../catalog/catalog.ts';
import { checkQuery } from '../check-query.ts';
import { sampleCatalog } from './sample-catalog.ts';

/**
 * The query with each problem under the stretch it is about. For queries of one line.
 *
 *     SELECT CustomerNam FROM Usage
 *            ^^^^^^^^^^^ unknown_column: Unknown column …
 */
export function underline(query: string, catalog: Catalog = sampleCatalog): string {
  const checked = checkQuery(query, 'mpn', catalog);
  if (checked.ok) return query;
  const marks = checked.diagnostics.map(
    ({ code, message, span: { from, to } }) =>
      `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))} ${code}: ${message}`,
  );
  return [query, ...marks].join('\n');
}
