import type { Row } from '../support/row.ts';
import { api } from './api.ts';
import { clickhouse } from './clickhouse.ts';
import { floor } from './floor.ts';
import { large } from './large.ts';
import { manySmall } from './many-small.ts';
import { memory } from './memory.ts';
import { neighbour } from './neighbour.ts';
import { preview } from './preview.ts';
import { remoteMemory } from './remote-memory.ts';
import { schedule } from './schedule.ts';
import { shared } from './shared.ts';

/** In the order of the table in docs/performance.md. */
export const rows: readonly Row[] = [
  large,
  floor,
  manySmall,
  neighbour,
  shared,
  memory,
  preview,
  api,
  schedule,
  clickhouse,
  remoteMemory,
];
