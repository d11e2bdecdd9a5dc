/** What the server says before anybody has signed in. */
export interface ConsoleConfig {
  readonly version: string;
  readonly programs: readonly string[];
  readonly passwordSignIn: boolean;
  readonly clientId: string;
  /** Others to sign in at. */
  readonly issuers: readonly ConsoleIssuer[];
  readonly sampleAccounts: readonly SampleAccount[];
  /** How far ahead a report's first run must be. */
  readonly minimumLeadHours: number;
  /** By the service's clock, when it answered. */
  readonly serverTime: string;
}

export interface ConsoleIssuer {
  readonly issuer: string;
  /** As in "Sign in with …". */
  readonly name: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** RFC 8707: what the access token is to be for. */
  readonly resource: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** Of its endpoints: the page may ask there. */
  readonly origins: readonly string[];
}

export interface SampleAccount {
  readonly partner: string;
  readonly tenantId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

/** Of the console, and of the server above it; the page says where it lies. */
export const consoleBase = (): URL => new URL(document.baseURI);
export const serverBase = (): URL => new URL('..', document.baseURI);

/** The interactive page of the API. */
export const apiPageUrl = (program: string): string =>
  new URL(`insights/v1/${program}/swagger/index.html`, serverBase()).href;

export async function loadConsoleConfig(): Promise<ConsoleConfig> {
  const answer = await fetch(new URL('config.json', consoleBase()));
  if (!answer.ok) throw new Error(`config.json: HTTP ${answer.status}`);
  return (await answer.json()) as ConsoleConfig;
}
