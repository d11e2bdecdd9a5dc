import { covers } from '../../policy/covers.ts';
import type { Grant } from '../../policy/grant.ts';
import type { AnswerRights } from '../../policy/guard.ts';
import type { ExecutionRow } from '../../store/schema.ts';
import type { FileState } from '../views.ts';

/** Undefined for a file that was made before rights were noted. */
export const rightsOf = ({ file_rights }: Pick<ExecutionRow, 'file_rights'>) =>
  file_rights === null ? undefined : (JSON.parse(file_rights) as AnswerRights);

/** Whether the file shows no more than its owner may see by now: the role may have become smaller. */
export function mayOpen(grant: Grant, execution: Pick<ExecutionRow, 'file_rights'>): boolean {
  const rights = rightsOf(execution);
  return rights === undefined || covers(grant, rights);
}

/** A file past its retention counts as gone, whether it has been swept yet or not. */
export function fileStateOf(
  row: Pick<ExecutionRow, 'file_state' | 'file_expires_time'>,
  now: Date,
  isOpen: boolean,
): FileState | null {
  if (row.file_state !== 'kept') return row.file_state as FileState | null;
  if ((row.file_expires_time ?? '') <= now.toISOString()) return 'expired';
  return isOpen ? 'kept' : 'withheld';
}
