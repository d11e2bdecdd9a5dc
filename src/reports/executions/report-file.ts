import { fileEncoding } from '../../engine/engine.ts';
import type { ByteRange, FileEncoding } from '../../files/report-files.ts';
import { signLink } from '../../files/signed-link.ts';
import { noOrigin, type Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { ExecutionRow, ReportRow } from '../../store/schema.ts';
import type { ReportsContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { ReportPart } from '../views.ts';
import { contentTypeOf } from './content-types.ts';
import { formatOf, partKey } from './file-key.ts';
import { linkToStore } from './link-to-store.ts';
import type { ManifestPart } from './manifest.ts';
import { manifestOf } from './read-manifest.ts';
import { type GivenLink, resolveLink } from './resolve-link.ts';

const HOUR = 3_600_000;

export interface ReportLink {
  /** Without the signature: it names the file and opens nothing. */
  readonly location: string;
  readonly secureLink: string;
  /** Says what the file holds; of the same right and time. */
  readonly manifestLink: string;
  /** All parts, where there are more than one. */
  readonly parts: readonly ReportPart[] | null;
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
  const location = `${folder}/${encodeURIComponent(fileName(report.name, formatOf(execution, report), 1))}`;
  const since = link.generation > 0 ? `&gen=${link.generation}` : '';
  const signature = `?se=${seconds}${since}&sig=${signLink(linkSecret, link)}`;
  return {
    location,
    secureLink: `${location}${signature}`,
    manifestLink: `${folder}/manifest.json${signature}`,
    parts:
      execution.file_parts === 1
        ? null
        : partsOf(execution).map(({ rows, bytes, sha256 }, index) => ({
            ...{ part: index + 1, rows, bytes, sha256 },
            secureLink: `${location}${signature}${index === 0 ? '' : `&part=${index + 1}`}`,
          })),
    expires: new Date(seconds * 1000),
  };
}

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
  /** A link of the store's own to the stored bytes, where the store gives such out. It lasts for minutes. */
  linkToStore?(contentDisposition: string): Promise<string>;
}

const partsOf = (execution: ExecutionRow): readonly ManifestPart[] =>
  manifestOf(execution)?.parts ?? [];

/**
 * The file behind a link, or a part of it, once it is recorded that it was opened. Throws `link_invalid`, also when its
 * owner may not see it any more, `file_gone` or `file_lost`.
 */
export async function openReportFile(
  context: ReportsContext,
  given: GivenLink,
  { origin = noOrigin, part = 1 }: { readonly origin?: Origin; readonly part?: number } = {},
): Promise<OpenedFile> {
  const { clock, files, store } = context;
  const { execution, report, owner } = await resolveLink(context, given, origin);
  const stored = storedPart(execution, part);
  if (!stored) throw new PublicError('file_gone');
  const { key, sha256 } = stored;
  const format = formatOf(execution, report);
  const [contentType, encoding] = [contentTypeOf(format), fileEncoding(format)];
  const { signLink } = files;
  await recordAudit(context, store.db, owner, 'link.use', execution.execution_id, {
    ...{ reportId: report.report_id, sha256 },
    ...(part > 1 && { part }),
  });
  return {
    ...stored,
    name: fileName(report.name, format, part),
    contentType,
    encoding,
    read: async (range) => {
      const bytes = await files.read(key, range);
      if (!bytes) throw new PublicError('file_lost');
      return bytes;
    },
    ...(signLink && {
      linkToStore: (contentDisposition) =>
        linkToStore(
          { ...files, signLink },
          {
            ...{ key, expires: given.expires, now: clock.now() },
            ...{ encoding, contentType, contentDisposition },
          },
        ),
    }),
  };
}

function storedPart(execution: ExecutionRow, part: number) {
  const { file_key, file_bytes, plain_bytes, sha256 } = execution;
  if (!file_key) return undefined;
  if (part === 1) {
    return {
      ...{ key: file_key, sha256: sha256 ?? '' },
      ...{ bytes: file_bytes ?? 0, plainBytes: plain_bytes ?? 0 },
    };
  }
  const further = partsOf(execution)[part - 1];
  return further && { key: partKey(file_key, part), ...further };
}

/** The report's name as a file name that every system takes. */
const fileName = (name: string, format: string, part: number): string =>
  `${
    name
      .replace(/[\p{C}\\/:*?"<>|]+/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 120)
      .toWellFormed() || 'report'
  }${part === 1 ? '' : `.part${part}`}.${format}`;
