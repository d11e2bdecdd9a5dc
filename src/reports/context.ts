import type { Catalog } from '../catalog/catalog.ts';
import type { Previewer } from '../engine/engine.ts';
import type { ReportFiles } from '../files/report-files.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Store } from '../store/open-store.ts';

/** What the use-cases work with; made once, in the composition root. */
export interface ReportsContext {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly files: ReportFiles;
  readonly engine: Previewer;
  /** Signs download links. */
  readonly linkSecret: string;
  readonly limits: ReportLimits;
}

export interface ReportLimits {
  readonly minimumLeadHours: number;
  readonly testQuerySeconds: number;
  readonly linkHours: number;
}
