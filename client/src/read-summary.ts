import { fieldsOf } from './fields.ts';
import type { Occurrence, RecentRun, ReportSummary, Run } from './types.ts';

export function readSummary(raw: unknown): ReportSummary {
  const { text, list, value } = fieldsOf(raw);
  const last = value('lastExecution');
  return {
    reportId: text('reportId') ?? '',
    reportStatus: (text('reportStatus') ?? 'Active') as ReportSummary['reportStatus'],
    asOfTime: text('asOfTime') ?? '',
    upcomingTimes: list('upcomingTimes').map(String),
    openExecutions: list('openExecutions').map(readRun),
    lastExecution: last === null ? null : readRun(last),
    recentExecutions: list('recentExecutions').map(readRecent),
  };
}

export function readOccurrence(raw: unknown): Occurrence {
  const { text, number, flag, list } = fieldsOf(raw);
  return {
    ...readRun(raw),
    reportId: text('reportId') ?? '',
    queuedPosition: number('queuedPosition'),
    caughtUpFrom: text('caughtUpFrom'),
    caughtUpTo: text('caughtUpTo'),
    format: text('format'),
    fileState: text('fileState'),
    fileExpiryTime: text('fileExpiryTime'),
    dataRedacted: flag('dataRedacted'),
    fileParts: list('fileParts').map(readPart),
  };
}

function readRecent(raw: unknown): RecentRun {
  const { text, number } = fieldsOf(raw);
  return {
    executionStatus: (text('executionStatus') ?? 'Pending') as Run['executionStatus'],
    dueTime: text('dueTime') ?? '',
    lateSeconds: number('lateSeconds'),
    runSeconds: number('runSeconds'),
  };
}

function readRun(raw: unknown): Run {
  const { text, number } = fieldsOf(raw);
  return {
    ...readRecent(raw),
    executionId: text('executionId') ?? '',
    startedTime: text('startedTime'),
    endedTime: text('endedTime'),
    retryTime: text('retryTime'),
    attempts: number('attempts') ?? 0,
    failureReason: text('failureReason'),
  };
}

function readPart(raw: unknown): Occurrence['fileParts'][number] {
  const { text, number } = fieldsOf(raw);
  return {
    part: number('part') ?? 1,
    rows: number('rows') ?? 0,
    bytes: number('bytes') ?? 0,
    sha256: text('sha256') ?? '',
  };
}
