import { azureUsage } from './azure-usage.ts';
import { clasPropensities } from './clas-propensity.ts';
import { competencyPerformanceRequirement } from './competency-performance-requirement.ts';
import { competencySummaryHistory } from './competency-summary-history.ts';
import { customersAndTenants } from './customers-and-tenants.ts';
import { dynamicsUsage } from './dynamics-usage.ts';
import { emsUsage } from './ems-usage.ts';
import { msLearn } from './ms-learn.ts';
import { officeUsage } from './office-usage.ts';
import { powerBIUsage } from './power-bi-usage.ts';
import { profile } from './profile.ts';
import type { Projection } from './projection.ts';
import { resellerPerformance } from './reseller-performance.ts';
import { seatsSubscriptionsAndRevenue } from './seats-subscriptions-and-revenue.ts';
import { teamsUsage3PApps } from './teams-usage-3p-apps.ts';
import { teamsUsageMeetingsAndCalls } from './teams-usage-meetings-and-calls.ts';
import { teamsUsageWorkload } from './teams-usage-workload.ts';
import { trainingCompletions } from './training-completions.ts';

export const allProjections: readonly Projection[] = [
  customersAndTenants,
  seatsSubscriptionsAndRevenue,
  azureUsage,
  msLearn,
  officeUsage,
  profile,
  trainingCompletions,
  dynamicsUsage,
  competencySummaryHistory,
  powerBIUsage,
  emsUsage,
  competencyPerformanceRequirement,
  resellerPerformance,
  teamsUsage3PApps,
  teamsUsageWorkload,
  teamsUsageMeetingsAndCalls,
  ...clasPropensities,
];
