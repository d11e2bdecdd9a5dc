import { linkFault } from '../../files/signed-link.ts';
import type { Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { executionById } from '../../store/executions.ts';
import { reportById } from '../../store/reports.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { authorizeOwner, isOwnerGone } from '../authorize-owner.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import { mayOpen } from './file-access.ts';

export interface GivenLink {
  readonly executionId: string;
  readonly expires: number;
  /** Of those that were given out since its links were revoked last. */
  readonly generation: number;
  readonly signature: string;
}

export interface ResolvedLink {
  readonly execution: ExecutionRow;
  readonly report: ReportRow;
  readonly owner: Caller;
}

/**
 * What a link leads to. The signature is looked at first: a forged link costs no look-up, and tells
 * nobody which executions there are. Throws `file_gone`, or `link_invalid`, whose cause says why: for the
 * audit trail, and not for who has the link.
 */
export async function resolveLink(
  { clock, linkSecret, store }: Pick<ReportsContext, 'clock' | 'linkSecret' | 'store'>,
  link: GivenLink,
  origin: Origin,
): Promise<ResolvedLink> {
  const fault = linkFault(linkSecret, link, clock.now());
  if (fault) throw refusedLink(fault);
  const execution = await executionById(store.db, link.executionId);
  const report = execution && (await reportById(store.db, execution.report_id));
  if (!report) throw new PublicError('file_gone');
  if (execution.link_generation !== link.generation) throw refusedLink('revoked');
  const owner = await ownerOrRefuse(store.db, report, origin);
  if (!mayOpen(owner.grant, execution)) throw refusedLink('withheld');
  return { execution, report, owner };
}

/** `withheld`: the file shows more than its owner may see by now. */
export class LinkFault extends Error {
  readonly fault: 'altered' | 'expired' | 'revoked' | 'withheld';

  constructor(fault: LinkFault['fault']) {
    super(`The link is refused: ${fault}.`);
    this.fault = fault;
  }
}

const refusedLink = (fault: LinkFault['fault']): PublicError =>
  new PublicError('link_invalid', {}, { cause: new LinkFault(fault) });

async function ownerOrRefuse(db: Db, report: ReportRow, origin: Origin): Promise<Caller> {
  try {
    return await authorizeOwner(db, report, origin);
  } catch (cause) {
    throw isOwnerGone(cause) ? new PublicError('link_invalid', {}, { cause }) : cause;
  }
}
