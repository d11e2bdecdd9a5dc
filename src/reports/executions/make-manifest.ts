import type { ColumnType } from '../../catalog/dataset.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { isRedacted } from '../../policy/guard.ts';
import type { RunContext } from '../context.ts';
import type { Claim } from './lease.ts';
import type { Manifest, ManifestPart } from './manifest.ts';
import { planHash } from './plan-hash.ts';
import { formatOf } from './report-file.ts';
import type { Produced } from './run-execution.ts';

/** What is signed of an execution that ends now. */
export function makeManifest(
  { serviceVersion }: Pick<RunContext, 'serviceVersion'>,
  claim: Claim,
  produced: Produced,
  now: Date,
): Manifest {
  const { rows } = produced;
  return {
    manifestVersion: 1,
    ...whatWasAsked(claim),
    planSha256: planHash(produced.guarded),
    ...whatMayBeSeen(produced),
    ...whatItWasMadeFrom(produced),
    ...times(claim, now),
    format: formatOf({ ...claim.execution, file_key: produced.file.key }, claim.report),
    columns: produced.exported.columns.map(({ header, type }) => ({
      name: header,
      type: typeText(type),
    })),
    rows,
    parts: [{ rows, ...partOf(produced) }],
    serviceVersion,
    engineVersion: produced.exported.engine,
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

const whatItWasMadeFrom = ({ guarded, snapshotId, exported }: Produced) => ({
  snapshotId,
  dataTime: wireTime(exported.snapshotTime),
  coveredFrom: guarded.interval?.from ? toWireTime(guarded.interval.from) : null,
  coveredTo: guarded.interval?.to ? toWireTime(guarded.interval.to) : null,
});

const times = ({ execution }: Claim, now: Date) => ({
  dueTime: wireTime(execution.due_time),
  startedTime: execution.started_time && wireTime(execution.started_time),
  generatedTime: toWireTime(now),
});

const partOf = ({ file }: Produced): Omit<ManifestPart, 'rows'> => ({
  encoding: file.encoding,
  bytes: file.bytes,
  sha256: file.sha256,
  plainBytes: file.plainBytes,
  plainSha256: file.plainSha256,
});

const wireTime = (time: string): string => toWireTime(new Date(time));

const typeText = (type: ColumnType): string =>
  type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind;
