import { createCatalog } from '../../catalog/catalog.ts';
import { salesDataset } from './datasets.ts';

export const salesCatalog = createCatalog([salesDataset]);
