import type { Jws } from '../../files/sign-manifest.ts';
import type { Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { ExecutionRow } from '../../store/schema.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { Manifest, SignedManifest } from './manifest.ts';
import { type GivenLink, resolveLink } from './resolve-link.ts';

/**
 * By the same link as the file, and refused as it is; `manifest_missing` for a file that was made
 * before there were any.
 */
export async function readManifest(
  context: ReportsContext,
  given: GivenLink,
  origin: Origin,
): Promise<SignedManifest> {
  const { execution, report, owner } = await resolveLink(context, given, origin);
  if (execution.manifest === null) throw new PublicError('manifest_missing');
  await recordAudit(context, context.store.db, owner, 'link.use', execution.execution_id, {
    reportId: report.report_id,
    manifest: true,
  });
  const jws = JSON.parse(execution.manifest) as Jws;
  return { ...payloadOf(jws), jws };
}

/** What was signed of the execution's file. */
export const manifestOf = ({ manifest }: Pick<ExecutionRow, 'manifest'>): Manifest | undefined =>
  manifest === null ? undefined : payloadOf(JSON.parse(manifest) as Jws);

const payloadOf = ({ payload }: Jws): Manifest =>
  JSON.parse(Buffer.from(payload, 'base64url').toString()) as Manifest;
