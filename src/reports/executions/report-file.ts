import { fileEncoding } from '../../engine/engine.ts';
import type { ByteRange, FileEncoding } from '../../files/report-files.ts';
import { signLink } from '../../files/signed-link.ts';
import { noOrigin, type Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { type GivenLink, resolveLink } from './resolve-link.ts';

const HOUR = 3_600_000;

export interface ReportLink {
  /** Without the signature: it names the file and opens nothing. */
  readonly location: string;
  readonly secureLink: string;
  /** Says what the file holds; of the same right and time. */
  readonly manifestLink: string;
  readonly expires: Date;
}

/** A fresh link to the execution's file, or null when there is none or it is no longer kept. */
export function linkToFile(
  { linkSecret, limits }: Pick<ReportsContext, 'linkSecret' | 'limits'>,
  execution: ExecutionRow,
  report: ReportRow,
  { now, baseUrl }: { readonly now: Date; readonly baseUrl: string },
): ReportLink | null {
  if (!execution.file_key || !execution.file_expires_time) return null;
  if (execution.file_state === 'lost') return null;
  const kept = new Date(execution.file_expires_time).getTime();
  const seconds = Math.floor(Math.min(now.getTime() + limits.linkHours * HOUR, kept) / 1000);
  if (seconds * 1000 <= now.getTime()) return null;
  const link = {
    executionId: execution.execution_id,
    expires: seconds,
    generation: execution.link_generation,
  };
  const folder = `${baseUrl}/files/${execution.execution_id}`;
  const location = `${folder}/${encodeURIComponent(fileName(report.name, formatOf(execution, report)))}`;
  const since = link.generation > 0 ? `&gen=${link.generation}` : '';
  const signature = `?se=${seconds}${since}&sig=${signLink(linkSecret, link)}`;
  return {
    location,
    secureLink: `${location}${signature}`,
    manifestLink: `${folder}/manifest.json${signature}`,
    expires: new Date(seconds * 1000),
  };
}

export const fileKey = (execution: ExecutionRow, format: string): string =>
  // The fence keeps a worker that lost its lease away from its successor's file.
  `${execution.execution_id}-${execution.fence}.${format}${fileEncoding(format) === 'gzip' ? '.gz' : ''}`;

/** Of the file where there is one: the report's own may have changed since. */
export const formatOf = ({ file_key }: ExecutionRow, report: ReportRow): string =>
  /\.([a-z]+)(?:\.gz)?$/.exec(file_key ?? '')?.[1] ?? report.format;

export interface OpenedFile {
  readonly name: string;
  readonly contentType: string;
  readonly encoding: FileEncoding;
  /** Of the stored bytes, as `read` gives them. */
  readonly bytes: number;
  readonly plainBytes: number;
  /** Hex, of the stored bytes. */
  readonly sha256: string;
  read(range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * The file behind a link, once it is recorded that it was opened. Throws `link_invalid`, also when its
 * owner may not see it any more, `file_gone` or `file_lost`.
 */
export async function openReportFile(
  context: ReportsContext,
  given: GivenLink,
  origin: Origin = noOrigin,
): Promise<OpenedFile> {
  const { files, store } = context;
  const { execution, report, owner } = await resolveLink(context, given, origin);
  const key = execution.file_key;
  if (!key) throw new PublicError('file_gone');
  const format = formatOf(execution, report);
  await recordAudit(context, store.db, owner, 'link.use', execution.execution_id, {
    reportId: report.report_id,
    sha256: execution.sha256,
  });
  return {
    name: fileName(report.name, format),
    contentType: contentTypes[format] ?? 'application/octet-stream',
    encoding: fileEncoding(format),
    bytes: execution.file_bytes ?? 0,
    plainBytes: execution.plain_bytes ?? 0,
    sha256: execution.sha256 ?? '',
    read: async (range) => {
      const stored = await files.read(key, range);
      if (!stored) throw new PublicError('file_lost');
      return stored;
    },
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  tsv: 'text/tab-separated-values; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** The report's name as a file name that every system takes. */
const fileName = (name: string, format: string): string =>
  `${
    name
      .replace(/[\p{C}\\/:*?"<>|]+/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 120)
      .toWellFormed() || 'report'
  }.${format}`;
