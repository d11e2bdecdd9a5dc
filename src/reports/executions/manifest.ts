import type { Jws } from '../../files/sign-manifest.ts';

/** What a report file holds, and what it does not. All times are UTC, `yyyy-MM-ddTHH:mm:ssZ`. */
export interface Manifest {
  readonly manifestVersion: 1;
  readonly executionId: string;
  readonly reportId: string;
  readonly reportName: string;
  readonly program: string;
  readonly query: string;
  readonly owner: string;
  /** Hex, of the plan that was run, without the account. */
  readonly planSha256: string;
  readonly accountId: string;
  /** Whose rows it has; null: those of the whole account. */
  readonly locations: readonly string[] | null;
  readonly dataRedacted: boolean;
  /** The columns and metrics of the query that are empty because of the owner's role. */
  readonly redactedFields: readonly string[];
  readonly snapshotId: string;
  /** When the snapshot was made: the file holds nothing newer. */
  readonly dataTime: string;
  /** The rows' time: from, and until before; null: no bound. */
  readonly coveredFrom: string | null;
  readonly coveredTo: string | null;
  readonly dueTime: string;
  readonly startedTime: string | null;
  readonly generatedTime: string;
  readonly format: string;
  readonly columns: readonly ManifestColumn[];
  /** Without the header. */
  readonly rows: number;
  /** The files that it consists of: one, or more where it is large. */
  readonly parts: readonly ManifestPart[];
  readonly serviceVersion: string;
  readonly engineVersion: string;
}

export interface ManifestColumn {
  readonly name: string;
  /** As the catalog writes it, such as `decimal(18,2)`. */
  readonly type: string;
}

export interface ManifestPart {
  readonly rows: number;
  /** `identity`: stored as it is; the plain bytes are the same. */
  readonly encoding: 'gzip' | 'identity';
  /** Of the file as it is stored and sent. */
  readonly bytes: number;
  readonly sha256: string;
  readonly plainBytes: number;
  readonly plainSha256: string;
}

/** The manifest to read, and the signature over its exact bytes. */
export type SignedManifest = Manifest & { readonly jws: Jws };
