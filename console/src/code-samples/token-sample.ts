import { shellQuoted } from './quote.ts';
import type { SignInFacts } from './sign-in-facts.ts';

const RESOURCE = 'https://api.partnercenter.microsoft.com';

/** A command that leaves an access token in `TOKEN`; secrets come from the environment. */
export function tokenSample(apiUrl: string, { tenantId, userName }: SignInFacts): string {
  if (tenantId === null) return "export TOKEN='…'";
  const url = new URL(`${encodeURIComponent(tenantId)}/oauth2/token`, apiUrl).href;
  const fields = [
    ...(userName === null
      ? ["'grant_type=client_credentials'"]
      : [
          "'grant_type=password'",
          "'scope=openid'",
          shellQuoted(`username=${userName}`),
          '"password=$INSIGHTS_PASSWORD"',
        ]),
    '"client_id=$INSIGHTS_CLIENT_ID"',
    '"client_secret=$INSIGHTS_CLIENT_SECRET"',
    `'resource=${RESOURCE}'`,
  ].map((field) => `--data-urlencode ${field}`);
  const command = [`curl -sS ${shellQuoted(url)}`, ...fields].join(' \\\n  ');
  return `export TOKEN=$(${command} |\n  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
}
