import { expect, test } from 'vitest';
import { columnNamed, findField, metricNamed } from './catalog.ts';
import { type Dataset, dateRanges } from './dataset.ts';
import { defaultCatalogFolder, loadCatalog } from './load-catalog.ts';

const catalog = await loadCatalog([defaultCatalogFolder]);

/** In listing order: selectable columns, all columns, metrics, ranges. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  CustomersAndTenants: [32, 32, 5, 5],
  SeatsSubscriptionsAndRevenue: [43, 44, 6, 5],
  AzureUsage: [41, 41, 5, 5],
  MSLearn: [11, 11, 2, 13],
  OfficeUsage: [18, 18, 4, 5],
  Profile: [7, 7, 1, 1],
  TrainingCompletions: [19, 19, 2, 13],
  DynamicsUsage: [27, 28, 7, 5],
  CompetencySummaryHistory: [5, 7, 1, 13],
  PowerBIUsage: [29, 29, 6, 5],
  EMSUsage: [38, 38, 5, 5],
  CompetencyPeformanceRequirement: [9, 11, 1, 5],
  ResellerPerformance: [20, 21, 6, 5],
  CLASAgreementRenewalsPropensity: [39, 40, 1, 1],
  CLASAzurePropensity: [61, 62, 1, 1],
  CLASD365Propensity: [54, 55, 1, 1],
  CLASM365Propensity: [51, 52, 1, 1],
  TeamsUsage3PApps: [13, 14, 3, 13],
  TeamsUsageWorkload: [16, 17, 4, 5],
  TeamsUsageMeetingsAndCalls: [14, 15, 3, 13],
  CLASSurfacePropensity: [65, 66, 1, 1],
};

const datasetNamed = (name: string): Dataset => {
  const dataset = catalog.dataset('mpn', name);
  if (!dataset) throw new Error(`no dataset ${name}`);
  return dataset;
};

const selectable = (dataset: Dataset): string[] =>
  dataset.columns.filter((column) => column.selectable).map((column) => column.name);

test('lists the 21 datasets of the contract in its order, each in its size', () => {
  const datasets = catalog.datasets('mpn');
  expect(catalog.programs).toEqual(['mpn']);
  expect(datasets.map((dataset) => dataset.name)).toEqual(Object.keys(sizes));
  for (const dataset of datasets) {
    expect([
      selectable(dataset).length,
      dataset.columns.length,
      dataset.metrics.length,
      dataset.availableDateRanges.length,
    ]).toEqual(sizes[dataset.name]);
  }
});

test('DynamicsUsage has exactly the columns, metrics and ranges of the contract, in order', () => {
  const dynamics = datasetNamed('DynamicsUsage');
  expect(selectable(dynamics).join(' ')).toBe(
    'PGAMpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month ' +
      'RevSumDivisionName RevSumCategoryName SKU SKUId FreeVsPaidSKU SalesModel DetailedSalesModel ' +
      'CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket MPNId PartnerName ' +
      'PartnerLocation PartnerAttachType AvailableSeats AssignedSeats ActiveSeats ' +
      'DeploymentOpportunity ActiveUsagePercent',
  );
  expect(dynamics.metrics.map((metric) => metric.name).join(' ')).toBe(
    'SubscriptionCount TotalAssignedSeats TotalSoldSeats TotalActiveSeats TotalRevenueAndACR ' +
      'CustomerCount CustomerTenantCount',
  );
  expect(dynamics.availableDateRanges).toEqual([
    'LAST_MONTH',
    'LAST_3_MONTHS',
    'LAST_6_MONTHS',
    'LAST_1_YEAR',
    'LIFETIME',
  ]);
  expect(dynamics).toMatchObject({
    timeColumn: 'Month',
    timeGrain: 'month',
    minimumRecurrenceInterval: 24,
    refreshDays: 3,
  });
});

test('reads types, and gives metrics theirs', () => {
  const azure = datasetNamed('AzureUsage');
  expect(columnNamed(azure, 'UsageQuantity').type).toEqual({
    kind: 'decimal',
    precision: 18,
    scale: 4,
  });
  expect(columnNamed(azure, 'Month').type).toEqual({ kind: 'date' });
  expect(metricNamed(azure, 'TotalUsageQuantity').type).toEqual({
    kind: 'decimal',
    precision: 38,
    scale: 4,
  });
  expect(metricNamed(azure, 'CustomerCount').type).toEqual({ kind: 'integer' });
  expect(metricNamed(datasetNamed('DynamicsUsage'), 'TotalActiveSeats').type).toEqual({
    kind: 'integer',
  });
});

test('finds datasets and columns by any case and alias, hidden columns by neither', () => {
  expect(catalog.dataset('mpn', 'cloudproductsRESELLERperformance')?.name).toBe(
    'ResellerPerformance',
  );
  expect(findField(datasetNamed('profile'), 'pgampnid')).toMatchObject({
    kind: 'column',
    column: { name: 'PGA_MPNId' },
  });
  const teams = datasetNamed('TeamsUsageWorkload');
  expect(findField(teams, 'AllUpPartiticipants')).toMatchObject({
    column: { name: 'AllUpParticipants' },
  });
  expect(findField(teams, 'totalwebusers')).toMatchObject({ kind: 'metric' });
  expect(findField(teams, 'MPNId')).toBeUndefined();
  expect(catalog.dataset('cmp', 'Profile')).toBeUndefined();
});

test('every column and metric says what it is, and every metric in which unit', () => {
  for (const dataset of catalog.datasets('mpn')) {
    for (const field of [...dataset.columns, ...dataset.metrics])
      expect(field.description, `${dataset.name}.${field.name}`).toMatch(/^[A-Z0-9].{14,}\.$/);
    for (const metric of dataset.metrics) expect(metric.unit, metric.name).toBeTruthy();
  }
});

test('marks revenue and personal columns', () => {
  const kinds = (name: string) =>
    datasetNamed(name)
      .columns.filter((column) => column.sensitivity)
      .map((column) => `${column.name}: ${column.sensitivity}`);
  expect(kinds('MSLearn')).toEqual(['UserName: personal', 'UserId: personal']);
  expect(kinds('DynamicsUsage')).toEqual(['RevenueAndACR: revenue']);
});

test('has a system query for each dataset, with folded lines joined by blanks', () => {
  const queries = catalog.systemQueries('mpn');
  expect(queries).toHaveLength(21);
  expect(new Set(queries.map((query) => query.dataset))).toEqual(new Set(Object.keys(sizes)));
  expect(queries.find((query) => query.dataset === 'CompetencySummaryHistory')).toMatchObject({
    queryId: 'fddab2aa-523d-47f6-90fe-588557306db4',
    query:
      'SELECT CompetencyName,CompetencyLevel,CompetencyStatus,CompetencyStartDate,CompetencyEndDate ' +
      'FROM CompetencySummaryHistory TIMESPAN LAST_6_MONTHS',
  });
});

test('has the published samples', () => {
  const samples = catalog.sampleQueries('mpn');
  expect(samples).toHaveLength(13);
  expect(samples[3]).toEqual({
    program: 'mpn',
    title: 'Partner locations in the United States',
    query: "SELECT MPNId, PartnerName FROM Profile WHERE Country='United States'",
  });
});

test('is frozen through and through', () => {
  const dataset = datasetNamed('Profile');
  const parts = [
    catalog,
    catalog.programs,
    catalog.datasets('mpn'),
    dataset,
    dataset.columns,
    dataset.columns[0]?.type,
    dataset.columns[0]?.aliases,
    dataset.metrics[0],
    catalog.systemQueries('mpn')[0],
  ];
  for (const part of parts) expect(Object.isFrozen(part)).toBe(true);
  expect(() => Object.assign(dataset, { name: 'Other' })).toThrow(TypeError);
});

test('the schema and the code know the same ranges', async () => {
  const { default: schema } = await import('../../catalog/schema/dataset.schema.json', {
    with: { type: 'json' },
  });
  expect(schema.properties.ranges.items.enum).toEqual(dateRanges);
});
