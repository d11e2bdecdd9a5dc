import { InsightsError } from './errors.ts';
import { fieldsOf } from './fields.ts';
import { parseExactly } from './parse-exactly.ts';
import type { Answer } from './request.ts';
import type {
  Dataset,
  Execution,
  Explanation,
  Query,
  Report,
  ReportPart,
  SampleQuery,
} from './types.ts';

export interface Envelope {
  readonly value: readonly unknown[];
  readonly nextLink: string | null;
  readonly message: string | null;
  readonly dataRedacted: boolean;
}

export function readEnvelope(answer: Answer, exactNumbers = false): Envelope {
  const fields = fieldsOf(parse(answer, exactNumbers));
  return {
    value: fields.list('value'),
    nextLink: fields.text('nextLink'),
    message: fields.text('message'),
    dataRedacted: fields.flag('dataRedacted'),
  };
}

function parse(answer: Answer, exactNumbers: boolean): unknown {
  try {
    return exactNumbers ? parseExactly(answer.text) : JSON.parse(answer.text);
  } catch {
    throw new InsightsError('The API address did not answer with JSON. Is it the right one?', {
      status: answer.status,
    });
  }
}

export function readDataset(raw: unknown): Dataset {
  const { text, number, list } = fieldsOf(raw);
  return {
    datasetName: text('datasetName') ?? '',
    selectableColumns: list('selectableColumns').map(String),
    availableMetrics: list('availableMetrics').map(String),
    availableDateRanges: list('availableDateRanges').map(String),
    minimumRecurrenceInterval: number('minimumRecurrenceInterval'),
  };
}

export function readQuery(raw: unknown): Query {
  const { text } = fieldsOf(raw);
  return {
    queryId: text('queryId') ?? '',
    name: text('name') ?? '',
    description: text('description'),
    query: text('query') ?? '',
    type: (text('type') ?? 'userDefined') as Query['type'],
    user: text('user'),
    createdTime: text('createdTime'),
  };
}

export function readSampleQuery(raw: unknown): SampleQuery {
  const { text } = fieldsOf(raw);
  return { title: text('title') ?? '', query: text('query') ?? '' };
}

export function readExplanation(raw: unknown): Explanation {
  const { text, number, range, list } = fieldsOf(raw);
  return {
    datasetName: text('datasetName') ?? '',
    snapshotId: text('snapshotId'),
    watermark: text('watermark'),
    coversFrom: text('coversFrom'),
    coversBefore: text('coversBefore'),
    rows: range('rows'),
    rowsSource: text('rowsSource'),
    fileBytes: range('fileBytes'),
    bytesSource: text('bytesSource'),
    seconds: range('seconds'),
    secondsSource: text('secondsSource'),
    parts: number('parts'),
    format: text('format'),
    redacted: list('redacted').map(String),
    dueTimes: list('dueTimes').map(String),
  };
}

export function readReport(raw: unknown): Report {
  const { text, number, flag } = fieldsOf(raw);
  return {
    ...readSchedule(raw),
    reportId: text('reportId') ?? '',
    reportName: text('reportName') ?? '',
    description: text('description'),
    queryId: text('queryId'),
    query: text('query'),
    user: text('user'),
    createdTime: text('createdTime'),
    modifiedTime: text('modifiedTime'),
    executeNow: flag('executeNow'),
    startTime: text('startTime'),
    reportStatus: (text('reportStatus') ?? 'Active') as Report['reportStatus'],
    catchUp: text('catchUp') as Report['catchUp'],
    catchUpWindowHours: number('catchUpWindowHours'),
    callbackStatus: text('callbackStatus'),
  };
}

const readPart = (raw: unknown): ReportPart => {
  const { text, number } = fieldsOf(raw);
  return {
    part: number('part') ?? 1,
    secureLink: text('secureLink') ?? '',
    rows: number('rows') ?? 0,
    bytes: number('bytes') ?? 0,
    sha256: text('sha256') ?? '',
  };
};

export function readExecution(raw: unknown): Execution {
  const { text, number, flag, list } = fieldsOf(raw);
  const parts = list('reportParts');
  return {
    ...readSchedule(raw),
    executionId: text('executionId') ?? '',
    reportId: text('reportId') ?? '',
    executionStatus: (text('executionStatus') ?? 'Pending') as Execution['executionStatus'],
    reportLocation: text('reportLocation'),
    reportAccessSecureLink: text('reportAccessSecureLink'),
    reportManifestSecureLink: text('reportManifestSecureLink'),
    reportParts: parts.length === 0 ? null : parts.map(readPart),
    reportExpiryTime: text('reportExpiryTime'),
    reportGeneratedTime: text('reportGeneratedTime'),
    failureReason: text('failureReason'),
    dueTime: text('dueTime'),
    startedTime: text('startedTime'),
    attempts: number('attempts'),
    queuedPosition: number('queuedPosition'),
    caughtUpFrom: text('caughtUpFrom'),
    caughtUpTo: text('caughtUpTo'),
    fileState: text('fileState'),
    dataRedacted: flag('dataRedacted'),
  };
}

/** What reports and executions share. */
function readSchedule(raw: unknown) {
  const { text, number } = fieldsOf(raw);
  return {
    recurrenceInterval: number('recurrenceInterval'),
    recurrenceCount: number('recurrenceCount'),
    callbackUrl: text('callbackUrl'),
    callbackMethod: text('callbackMethod') as Report['callbackMethod'],
    format: text('format'),
  };
}
