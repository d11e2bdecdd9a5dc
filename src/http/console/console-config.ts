import { CONSOLE_CLIENT_ID } from '../../identity/console-application.ts';
import { toWireTime } from '../../kernel/interval.ts';
import type { Services } from '../api-app.ts';
import type { ConsoleIssuer, ConsoleParts, SampleAccount } from './console-parts.ts';

/** What the console asks before anybody has signed in. It tells nothing that is not public. */
export interface ConsoleConfig {
  readonly version: string;
  readonly programs: readonly string[];
  readonly passwordSignIn: boolean;
  readonly clientId: string;
  readonly issuers: readonly ConsoleIssuer[];
  readonly sampleAccounts: readonly SampleAccount[];
  /** How far ahead a report's first run must be. */
  readonly minimumLeadHours: number;
  /** The service's clock, which need not be the browser's, and may be a virtual one. */
  readonly serverTime: string;
}

export const consoleConfig = (
  { version, reports }: Services,
  { passwordSignIn, issuers, sampleAccounts }: ConsoleParts,
): ConsoleConfig => ({
  version,
  programs: reports.catalog.programs,
  passwordSignIn,
  clientId: CONSOLE_CLIENT_ID,
  issuers,
  sampleAccounts,
  minimumLeadHours: reports.limits.minimumLeadHours,
  serverTime: toWireTime(reports.clock.now()),
});
