import { code } from './code.ts';
import { common } from './common.ts';
import { datasets } from './datasets.ts';
import { me } from './me.ts';
import { operator } from './operator.ts';
import { queryEditor } from './query-editor.ts';
import { queryForm } from './query-form.ts';
import { reports } from './reports.ts';
import { schedule } from './schedule.ts';
import { scheduleReport } from './schedule-report.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { workbench } from './workbench.ts';

export const english = {
  common,
  code,
  shell,
  signIn,
  datasets,
  me,
  operator,
  workbench,
  queryEditor,
  queryForm,
  reports,
  schedule,
  scheduleReport,
} as const;
