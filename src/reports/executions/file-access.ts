import { covers } from '../../policy/covers.ts';
import type { Grant } from '../../policy/grant.ts';
import type { AnswerRights } from '../../policy/guard.ts';
import type { ExecutionRow } from '../../store/schema.ts';

/** Undefined for a file that was made before rights were noted. */
export const rightsOf = ({ file_rights }: Pick<ExecutionRow, 'file_rights'>) =>
  file_rights === null ? undefined : (JSON.parse(file_rights) as AnswerRights);

/** Whether the file shows no more than its owner may see by now: the role may have become smaller. */
export function mayOpen(grant: Grant, execution: Pick<ExecutionRow, 'file_rights'>): boolean {
  const rights = rightsOf(execution);
  return rights === undefined || covers(grant, rights);
}
