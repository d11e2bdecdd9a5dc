import { toWireTime } from '../../kernel/interval.ts';
import { isRedacted } from '../../policy/guard.ts';
import type { RunContext } from '../context.ts';
import { formatOf } from './file-key.ts';
import type { Claim } from './lease.ts';
import type { Manifest } from './manifest.ts';
import { planHash } from './plan-hash.ts';
import type { Produced } from './run-execution.ts';

/** What is signed of an execution that ends now. */
export function makeManifest(
  { serviceVersion }: Pick<RunContext, 'serviceVersion'>,
  claim: Claim,
  produced: Produced,
  now: Date,
): Manifest {
  const { file } = produced;
  return {
    manifestVersion: 1,
    ...whatWasAsked(claim),
    planSha256: planHash(produced.guarded),
    ...whatMayBeSeen(produced),
    ...whatItWasMadeFrom(produced),
    ...times(claim, now),
    format: formatOf({ file_key: file.key }, claim.report),
    columns: file.columns,
    rows: file.rows,
    parts: file.parts,
    serviceVersion,
    engineVersion: file.engineVersion,
  };
}

const whatWasAsked = ({ execution, report }: Claim) => ({
  executionId: execution.execution_id,
  reportId: report.report_id,
  reportName: report.name,
  program: report.program,
  query: report.query_text,
  owner: report.owner_name,
});

const whatMayBeSeen = ({ guarded, rights }: Produced) => ({
  accountId: guarded.rows.account,
  locations: rights.locations,
  dataRedacted: isRedacted(guarded),
  redactedFields: rights.redacted,
});

const whatItWasMadeFrom = ({ guarded, file }: Produced) => ({
  snapshotId: file.snapshotId,
  dataTime: file.dataTime,
  coveredFrom: guarded.interval?.from ? toWireTime(guarded.interval.from) : null,
  coveredTo: guarded.interval?.to ? toWireTime(guarded.interval.to) : null,
});

const times = ({ execution }: Claim, now: Date) => ({
  dueTime: wireTime(execution.due_time),
  startedTime: execution.started_time && wireTime(execution.started_time),
  generatedTime: toWireTime(now),
});

const wireTime = (time: string): string => toWireTime(new Date(time));
