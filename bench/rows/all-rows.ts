import type { Row } from '../support/row.ts';
import { floor } from './floor.ts';
import { large } from './large.ts';
import { manySmall } from './many-small.ts';
import { memory } from './memory.ts';
import { neighbour } from './neighbour.ts';
import { schedule } from './schedule.ts';
import { shared } from './shared.ts';

export const rows: readonly Row[] = [large, floor, manySmall, neighbour, shared, memory, schedule];
