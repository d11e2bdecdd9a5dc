import { beforeAll, expect, test } from 'vitest';
import published from './published/datasets.json' with { type: 'json' };
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
let api: Api;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
});

test('DynamicsUsage lists its 27 columns, 7 metrics and 5 ranges in order', async () => {
  const answer = await api.get('ScheduledDataset?datasetName=DynamicsUsage');
  expect(answer.message).toBe('Dataset fetched successfully');
  expect(onlyItem(answer)).toEqual({
    datasetName: 'DynamicsUsage',
    selectableColumns: [
      ...['PGAMpnId', 'SubscriptionId', 'SubscriptionStartDate', 'SubscriptionEndDate'],
      ...['SubscriptionStatus', 'Month', 'RevSumDivisionName', 'RevSumCategoryName', 'SKU'],
      ...['SKUId', 'FreeVsPaidSKU', 'SalesModel', 'DetailedSalesModel', 'CustomerName'],
      ...['CustomerTenantId', 'CustomerTpid', 'CustomerSegment', 'CustomerMarket', 'MPNId'],
      ...['PartnerName', 'PartnerLocation', 'PartnerAttachType', 'AvailableSeats'],
      ...['AssignedSeats', 'ActiveSeats', 'DeploymentOpportunity', 'ActiveUsagePercent'],
    ],
    availableMetrics: [
      ...['SubscriptionCount', 'TotalAssignedSeats', 'TotalSoldSeats', 'TotalActiveSeats'],
      ...['TotalRevenueAndACR', 'CustomerCount', 'CustomerTenantCount'],
    ],
    availableDateRanges: [
      ...['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS', 'LAST_1_YEAR', 'LIFETIME'],
    ],
    minimumRecurrenceInterval: 24,
  });
});

test('all 21 datasets are listed when none is named', async () => {
  const answer = await api.get('ScheduledDataset');
  expect(answer.message).toBe('Dataset fetched successfully');
  expect(answer.value.map((dataset) => dataset.datasetName).sort()).toEqual(
    [
      ...['CustomersAndTenants', 'SeatsSubscriptionsAndRevenue', 'AzureUsage', 'MSLearn'],
      ...['OfficeUsage', 'Profile', 'TrainingCompletions', 'DynamicsUsage', 'PowerBIUsage'],
      ...['CompetencySummaryHistory', 'EMSUsage', 'CompetencyPeformanceRequirement'],
      ...['ResellerPerformance', 'CLASAgreementRenewalsPropensity', 'CLASAzurePropensity'],
      ...['CLASD365Propensity', 'CLASM365Propensity', 'TeamsUsage3PApps', 'TeamsUsageWorkload'],
      ...['TeamsUsageMeetingsAndCalls', 'CLASSurfacePropensity'],
    ].sort(),
  );
});

test.each(published)(
  '$datasetName has the published columns, metrics and ranges in order',
  async ({ sensitiveColumns: _, ...dataset }) => {
    const answer = await api.get(`ScheduledDataset?datasetName=${dataset.datasetName}`);
    expect(onlyItem(answer)).toEqual(dataset);
  },
);

test.each([
  ['dynamicsusage', 'DynamicsUsage'],
  ['DYNAMICSUSAGE', 'DynamicsUsage'],
  ['%20DynamicsUsage%20', 'DynamicsUsage'],
])('the dataset name %s is found in any case', async (name, found) => {
  const answer = await api.get(`ScheduledDataset?datasetName=${name}`);
  expect(onlyItem(answer).datasetName).toBe(found);
});

test('a dataset is found by its alias', async () => {
  const answer = await api.get('ScheduledDataset?datasetName=CloudProductsResellerPerformance');
  const dataset = published.find(({ datasetName }) => datasetName === 'ResellerPerformance');
  expect(onlyItem(answer).selectableColumns).toEqual(dataset?.selectableColumns);
});

test('an unknown dataset is a 404 that names the nearest', async () => {
  const message = refusal(await api.get('ScheduledDataset?datasetName=DynamicUsage'), 404);
  expect(message).toContain('DynamicUsage');
  expect(message).toContain('DynamicsUsage');
});

/** A dataset with a metric that counts its rows. */
const COUNTED = 'AzureUsage';

test("how many rows are the caller's is what a query counts, for some locations too", async () => {
  const told: number[] = [];
  for (const person of [people.executive, people.seattle]) {
    const by = createApi(server().url, await signIn(server().url, person));
    const fresh = onlyItem(await by.get(`ScheduledDataset/freshness?datasetName=${COUNTED}`));
    const explained = await by.post('ScheduledQueries/explain', {
      Query: `SELECT ServiceName FROM ${COUNTED} TIMESPAN LIFETIME`,
    });
    expect(fresh.rows).toBe((onlyItem(explained).rows as { estimate: number }).estimate);
    expect(fresh.watermark).toBe(onlyItem(explained).watermark);
    const newest = await by.tryQuery(
      `SELECT Month FROM ${COUNTED} ORDER BY Month DESC LIMIT 1 TIMESPAN LIFETIME`,
    );
    expect(String(fresh.lastTime).slice(0, 10)).toBe(onlyItem(newest).Month);
    told.push(Number(fresh.rows));
  }
  const [all = 0, some = 0] = told;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
});

test('sample values are those of a query, and of a withheld column there are none', async () => {
  const [full, less] = await Promise.all(
    [people.executive, people.viewer].map(async (person) => {
      const by = createApi(server().url, await signIn(server().url, person));
      return by.get(`ScheduledDataset/samples?datasetName=${COUNTED}`);
    }),
  );
  const valuesIn = (answer: typeof full, name: string) =>
    (onlyItem(answer as NonNullable<typeof full>).columns as Samples[]).find(
      (column) => column.name === name,
    );
  const service = valuesIn(full, 'ServiceName')?.values[0];
  const found = await api.tryQuery(
    `SELECT ServiceName FROM ${COUNTED} WHERE ServiceName = '${service}' LIMIT 1 TIMESPAN LIFETIME`,
  );
  expect(onlyItem(found)).toEqual({ ServiceName: service });
  expect(valuesIn(full, 'ACR_USD')?.values.length).toBeGreaterThan(0);
  expect(valuesIn(less, 'ACR_USD')).toEqual({ name: 'ACR_USD', withheld: true, values: [] });
  expect([full?.dataRedacted, less?.dataRedacted]).toEqual([false, true]);
});

interface Samples {
  readonly name: string;
  readonly withheld: boolean;
  readonly values: readonly string[];
}
