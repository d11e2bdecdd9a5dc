import type { ResultColumn } from '../../engine/engine.ts';
import type { Manifest, ManifestColumn } from './manifest.ts';

/** A stored file, one part or several, and what it was made from. */
export interface MadeFile
  extends Pick<
    Manifest,
    'rows' | 'parts' | 'columns' | 'snapshotId' | 'dataTime' | 'engineVersion'
  > {
  /** Of the first part. */
  readonly key: string;
  /** Of everything that the bytes depend on. */
  readonly workKey: string;
  /** It was made for another execution. */
  readonly isShared: boolean;
}

export const storedBytes = ({ parts }: MadeFile): number =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0);

export const manifestColumns = (columns: readonly ResultColumn[]): ManifestColumn[] =>
  columns.map(({ header, type }) => ({
    name: header,
    type: type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind,
  }));
