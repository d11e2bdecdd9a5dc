import type { RunningApi } from '../app/start-api.ts';
import { describeSample } from './describe-sample.ts';

/** The addresses and, with the sample world, who can sign in. */
export function describeServer({ url, holdsSample, issuesTokens, hasConsole }: RunningApi): string {
  return [
    '',
    `  Partner Insights runs at ${url}`,
    '',
    ...(hasConsole ? [`  Console           ${url}/console/`] : []),
    `  API               ${url}/insights/v1/mpn`,
    `  Interactive page  ${url}/insights/v1/mpn/swagger/index.html`,
    `  Tokens            ${issuesTokens ? `${url}/{tenantId}/oauth2/token` : 'of the issuers that are trusted'}`,
    ...(holdsSample && issuesTokens ? describeSample() : []),
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
