import type { NavEntry } from '../shell/nav-entry.tsx';
import { datasetsNav } from './datasets/nav.tsx';
import { datasetRoute, datasetsRoute } from './datasets/routes.ts';
import { meNav } from './me/nav.tsx';
import { meRoute } from './me/routes.ts';
import { operatorNav } from './operator/nav.tsx';
import { operatorRoutes } from './operator/routes.ts';
import { reportsNav } from './reports/nav.tsx';
import { reportRoute, reportsRoute } from './reports/routes.ts';
import { editReportRoute, newReportRoute } from './schedule-report/routes.ts';
import { workbenchNav } from './workbench/nav.tsx';
import { workbenchRoute } from './workbench/routes.ts';

/** Every page, in the order of the navigation. A new one adds its line to each list, and nothing else. */
export const pageRoutes = [
  datasetsRoute,
  datasetRoute,
  workbenchRoute,
  reportsRoute,
  reportRoute,
  newReportRoute,
  editReportRoute,
  ...operatorRoutes,
  meRoute,
] as const;
export const navEntries: readonly NavEntry[] = [
  datasetsNav,
  workbenchNav,
  reportsNav,
  ...operatorNav,
  meNav,
];
