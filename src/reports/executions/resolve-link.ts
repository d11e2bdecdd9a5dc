import { verifyLink } from '../../files/signed-link.ts';
import { nobody, type Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { executionById } from '../../store/executions.ts';
import { reportById } from '../../store/reports.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import { authorizeOwner } from '../authorize-owner.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { mayOpen } from './file-access.ts';

export interface GivenLink {
  readonly executionId: string;
  readonly expires: number;
  readonly signature: string;
}

export interface ResolvedLink {
  readonly execution: ExecutionRow;
  readonly report: ReportRow;
  readonly owner: Caller;
}

/**
 * What a link leads to. The signature is looked at first: nobody without one learns which executions
 * there are. Throws `link_invalid`, recorded with its reason, or `file_gone`.
 */
export async function resolveLink(
  { clock, linkSecret, store, audit }: ReportsContext,
  link: GivenLink,
  origin: Origin,
): Promise<ResolvedLink> {
  const execution = await executionById(store.db, link.executionId);
  const generation = execution?.link_generation ?? 0;
  try {
    if (!verifyLink(linkSecret, { ...link, generation }, clock.now())) {
      throw new PublicError('link_invalid');
    }
    const report = execution && (await reportById(store.db, execution.report_id));
    if (!report) throw new PublicError('file_gone');
    const owner = await authorizeOwner(store.db, report, origin);
    if (!mayOpen(owner.grant, execution)) throw new PublicError('link_invalid');
    return { execution, report, owner };
  } catch (error) {
    if (!(error instanceof PublicError) || error.code === 'file_gone') throw error;
    await audit.record(store.db, {
      ...{ action: 'link.refuse', outcome: 'refused', actor: nobody, origin },
      target: link.executionId,
      detail: { reason: error.code },
    });
    throw new PublicError('link_invalid', {}, { cause: error });
  }
}
