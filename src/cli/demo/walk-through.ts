import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleIdentities } from '../../app/known-identities.ts';
import { exchange, send } from './exchange.ts';

export const DEMO_QUERY =
  'SELECT CustomerName, SubscriptionId, Month, AssignedSeats, ActiveSeats FROM DynamicsUsage TIMESPAN LAST_6_MONTHS';

/** The way from nothing to a first report, as a partner's engineer goes it, over HTTP. */
export async function walkThrough(url: string, target: string): Promise<void> {
  const api = `${url}/insights/v1/mpn`;
  console.log('\n1. Get an access token');
  const headers = { authorization: `Bearer ${await signIn(url)}` };
  console.log('\n2. List a dataset');
  await exchange({
    method: 'GET',
    url: `${api}/ScheduledDataset?datasetName=DynamicsUsage`,
    headers,
  });
  console.log('\n3. Create a query, and try it');
  const query = first(
    await exchange({
      method: 'POST',
      url: `${api}/ScheduledQueries`,
      headers,
      body: { Name: 'Demo query', Query: DEMO_QUERY },
    }),
  );
  await exchange({
    method: 'GET',
    url: `${api}/ScheduledQueries/testQueryResult?queryId=${query.queryId}`,
    headers,
  });
  console.log('\n4. Create a report that runs now');
  const report = first(
    await exchange({
      method: 'POST',
      url: `${api}/ScheduledReport`,
      headers,
      body: { ReportName: 'Demo report', QueryId: query.queryId, ExecuteNow: true },
    }),
  );
  console.log('\n5. Ask for its execution, and download the file');
  const execution = await completed(`${api}/ScheduledReport/execution/${report.reportId}`, headers);
  await download(String(execution.reportAccessSecureLink), target);
}

async function signIn(url: string): Promise<string> {
  const [user] = sampleIdentities.users;
  const [application] = sampleIdentities.applications;
  if (!user || !application) throw new Error('the sample has no identities');
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: application.clientId,
    client_secret: application.secret,
    resource: 'https://api.partnercenter.microsoft.com',
    scope: 'openid',
    username: user.userName,
    password: user.password,
  });
  const address = `${url}/${user.tenantId}/oauth2/token`;
  const token = await exchange({ method: 'POST', url: address, body });
  return String(token.access_token);
}

async function completed(
  url: string,
  headers: Record<string, string>,
): Promise<Record<string, unknown>> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(250)) {
    const asked = { method: 'GET', url: `${url}?executionStatus=Completed;Failed`, headers };
    const response = await send(asked);
    if (response.status === 404) continue;
    const execution = first(await exchange({ method: 'GET', url, headers }));
    if (execution.executionStatus === 'Completed') return execution;
    throw new Error(`the report failed: ${execution.failureReason}`);
  }
  throw new Error('the report did not complete within a minute');
}

async function download(link: string, target: string): Promise<void> {
  console.log(`\n→ GET ${link}`);
  const response = await fetch(link);
  if (!response.ok || !response.body) throw new Error(`the link answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(target));
  console.log(`← ${response.status} ${response.headers.get('content-type')}`);
}

function first(answer: Record<string, unknown>): Record<string, unknown> {
  const [value] = answer.value as Record<string, unknown>[];
  if (!value) throw new Error('the answer is empty');
  return value;
}
