import type { Answer } from './request.ts';
import type { Execution } from './types.ts';

interface Details {
  readonly status?: number;
  readonly correlationId?: string | null;
  readonly cause?: unknown;
}

/** Anything that goes wrong between this client and the service. */
export class InsightsError extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** What to quote to the service's support, where it gave one. */
  readonly correlationId: string | null;

  constructor(message: string, { status = 0, correlationId = null, cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InsightsError';
    this.status = status;
    this.correlationId = correlationId;
  }
}

const endings: Readonly<Record<string, string>> = {
  Skipped: 'was skipped',
  Cancelled: 'was cancelled',
};

/** The execution that was waited for has ended without a file; the message says why. */
export class ExecutionFailedError extends InsightsError {
  readonly execution: Execution;

  constructor(execution: Execution) {
    const ended = endings[execution.executionStatus] ?? 'failed';
    super(`The report ${ended}: ${execution.failureReason ?? 'the service gave no reason'}`);
    this.name = 'ExecutionFailedError';
    this.execution = execution;
  }
}

/** The error that an answer other than 2xx stands for. */
export function errorOf(answer: Answer): InsightsError {
  const body = readObject(answer.text);
  const text = (name: string): string | null => {
    const value = body.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const message =
    text('message') ?? text('error_description') ?? text('error') ?? `HTTP ${answer.status}`;
  const correlationId =
    headerNames.map((name) => answer.headers.get(name)).find(Boolean) ??
    text('correlationid') ??
    text('correlation_id') ??
    /correlation id:? ([0-9a-f-]{36})/i.exec(message)?.[1] ??
    null;
  return new InsightsError(message, { status: answer.status, correlationId });
}

const headerNames = ['ms-correlationid', 'x-ms-correlation-id', 'x-correlation-id', 'request-id'];

/** A JSON object's properties by their names in lower case; none when the text is no such thing. */
function readObject(text: string): Map<string, unknown> {
  try {
    const entries = Object.entries(JSON.parse(text) ?? {});
    return new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    return new Map();
  }
}
