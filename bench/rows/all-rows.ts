import type { Row } from '../support/row.ts';
import { floor } from './floor.ts';
import { large } from './large.ts';

export const rows: readonly Row[] = [large, floor];
