import type { SystemQuery } from '../catalog/dataset.ts';
import { toWireTime } from '../kernel/interval.ts';
import type { QueryRow } from '../store/schema.ts';
import type { QueryView } from './views.ts';

export const toQueryView = (row: QueryRow): QueryView => ({
  queryId: row.query_id,
  name: row.name,
  description: row.description,
  query: row.query_text,
  type: 'userDefined',
  user: row.owner_name,
  createdTime: toWireTime(new Date(row.created_time)),
});

export const toSystemQueryView = (query: SystemQuery): QueryView => ({
  queryId: query.queryId,
  name: query.name,
  description: query.description,
  query: query.query,
  type: 'system',
  user: 'System',
  createdTime: null,
});
