import type { Shot } from './shot.ts';
import { showChart, workbench } from './workbench.ts';

const activity = [
  'SELECT Month, CustomerSegment, TotalMonthlyActiveUsers',
  'FROM OfficeUsage',
  'ORDER BY Month ASC',
  'TIMESPAN LIFETIME',
].join('\n');

/** The pictures of the README. */
export const readmeShots: readonly Shot[] = [
  { name: 'console-workbench', user: 'exec', path: workbench(activity), act: showChart },
  { name: 'console-report', user: 'exec', path: '/reports/{report}' },
];
