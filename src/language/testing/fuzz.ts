import * as fc from 'fast-check';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { defaultCatalogFolder, loadCatalog } from '../../catalog/load-catalog.ts';
import { printQuery } from '../print-query.ts';
import { fragmentArbitrary, mutatedArbitrary, rawTextArbitrary } from './fragments.ts';
import { planArbitrary } from './plan-arbitrary.ts';

export interface FuzzWorld {
  readonly catalog: Catalog;
  /** The one with the most columns and metrics: the most names to look through. */
  readonly dataset: Dataset;
  /** Texts from good to raw. */
  readonly texts: fc.Arbitrary<string>;
}

export async function openFuzzWorld(): Promise<FuzzWorld> {
  const catalog = await loadCatalog([defaultCatalogFolder]);
  const [dataset] = catalog.datasets('mpn').toSorted((a, b) => namesIn(b) - namesIn(a));
  if (!dataset) throw new Error('the catalog is empty');
  const good = planArbitrary(dataset).map(printQuery);
  const fragment = fragmentArbitrary(dataset);
  const texts = fc.oneof(
    { weight: 1, arbitrary: good },
    { weight: 4, arbitrary: mutatedArbitrary(good, fragment) },
    { weight: 3, arbitrary: fragment },
    { weight: 2, arbitrary: rawTextArbitrary },
  );
  return { catalog, dataset, texts };
}

const namesIn = ({ columns, metrics }: Dataset): number => columns.length + metrics.length;
