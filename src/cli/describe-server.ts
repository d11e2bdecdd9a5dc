import type { RunningApi } from '../app/start-api.ts';
import { describeSample } from './describe-sample.ts';

/** The addresses and, with the sample world, who can sign in. */
export function describeServer({ url, holdsSample }: RunningApi): string {
  return [
    '',
    `  Partner Insights runs at ${url}`,
    '',
    `  API               ${url}/insights/v1/mpn`,
    `  Interactive page  ${url}/insights/v1/mpn/swagger/index.html`,
    `  Tokens            ${url}/{tenantId}/oauth2/token`,
    ...(holdsSample ? describeSample() : []),
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
