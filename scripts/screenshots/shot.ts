import type { Page } from 'playwright-core';
import type { SampleUser } from '../../test/browser/support/console-world.ts';

/** A picture of a page: as whom, where, and what is done there beforehand. */
export interface Shot {
  readonly name: string;
  readonly user?: SampleUser | 'operator';
  /** Below the console; `{report}`: the id of the report with the richest past. */
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}
