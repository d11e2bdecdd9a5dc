import type {
  Application,
  AuditEvent,
  FailedExecution,
  FailingReceiver,
  HeldExecution,
  Partner,
  Put,
  PutChange,
  Queue,
  ReportOf,
  SigningKey,
  Throughput,
  User,
  Worker,
} from './admin-types.ts';
import { fieldsOf } from './fields.ts';
import { readLocation, readRole } from './read-me.ts';

export function readPartner(raw: unknown): Partner {
  const { text, flag, list } = fieldsOf(raw);
  return {
    tenantId: text('tenantId') ?? '',
    name: text('name') ?? '',
    accountId: text('accountId') ?? '',
    locations: list('locations').map(readLocation),
    disabled: flag('disabled'),
    createdTime: text('createdTime'),
  };
}

export function readUser(raw: unknown): User {
  const { text, flag, list } = fieldsOf(raw);
  return {
    userId: text('userId') ?? '',
    tenantId: text('tenantId') ?? '',
    userName: text('userName') ?? '',
    displayName: text('displayName') ?? '',
    roles: list('roles').map(readRole),
    disabled: flag('disabled'),
    signIn: text('signIn') ?? 'none',
    createdTime: text('createdTime'),
  };
}

export function readApplication(raw: unknown): Application {
  const { text, flag, list } = fieldsOf(raw);
  return {
    clientId: text('clientId') ?? '',
    tenantId: text('tenantId') ?? '',
    name: text('name') ?? '',
    roles: list('roles').map(readRole),
    disabled: flag('disabled'),
    secrets: list('secrets').map((secret) => {
      const { text: of } = fieldsOf(secret);
      return {
        secretId: of('secretId') ?? '',
        createdTime: of('createdTime'),
        expiresTime: of('expiresTime'),
      };
    }),
    createdTime: text('createdTime'),
  };
}

export function readPut<Thing>(raw: unknown, read: (value: unknown) => Thing): Put<Thing> {
  const { text, list, value: of } = fieldsOf(raw);
  return {
    outcome: (text('outcome') ?? 'unchanged') as Put<Thing>['outcome'],
    changes: list('changes').map(readChange),
    value: read(of('value')),
    secret: text('secret'),
  };
}

function readChange(raw: unknown): PutChange {
  const { text, value: of } = fieldsOf(raw);
  return { property: text('property') ?? '', before: of('before'), after: of('after') };
}

export function readSigningKey(raw: unknown): SigningKey {
  const { text } = fieldsOf(raw);
  return {
    kid: text('kid') ?? '',
    createdTime: text('createdTime'),
    status: text('status') ?? '',
    retiredTime: text('retiredTime'),
    verifiesUntil: text('verifiesUntil'),
  };
}

export function readAuditEvent(raw: unknown): AuditEvent {
  const { text, value: of } = fieldsOf(raw);
  return {
    eventId: text('eventId') ?? '',
    eventTime: text('eventTime') ?? '',
    action: text('action') ?? '',
    outcome: text('outcome') ?? '',
    actorId: text('actorId'),
    actorName: text('actorName'),
    tenantId: text('tenantId'),
    target: text('target'),
    address: text('address'),
    correlationId: text('correlationId'),
    detail: Object(of('detail')) as Record<string, unknown>,
  };
}

/** A count that is absent reads as none. */
const countsOf = (raw: unknown) => {
  const { number } = fieldsOf(raw);
  return (name: string): number => number(name) ?? 0;
};

export function readQueue(raw: unknown): Queue {
  const { text, list, value: of } = fieldsOf(raw);
  const callbacks = countsOf(of('callbacks'));
  return {
    asOfTime: text('asOfTime'),
    lanes: list('lanes').map((lane) => {
      const count = countsOf(lane);
      return {
        lane: fieldsOf(lane).text('lane') ?? '',
        ready: count('ready'),
        waiting: count('waiting'),
        running: count('running'),
        paused: count('paused'),
        oldestReadySeconds: count('oldestReadySeconds'),
      };
    }),
    callbacks: {
      pending: callbacks('pending'),
      sending: callbacks('sending'),
      held: callbacks('held'),
      failed: callbacks('failed'),
    },
    oldestCallbackSeconds: countsOf(raw)('oldestCallbackSeconds'),
  };
}

function readReportOf(raw: unknown): ReportOf {
  const { text } = fieldsOf(raw);
  return {
    reportId: text('reportId') ?? '',
    reportName: text('reportName') ?? '',
    tenantId: text('tenantId') ?? '',
    partnerName: text('partnerName'),
  };
}

export function readWorker(raw: unknown): Worker {
  const { text, number, list } = fieldsOf(raw);
  return {
    workerId: text('workerId') ?? '',
    workerStatus: (text('workerStatus') ?? 'idle') as Worker['workerStatus'],
    host: text('host'),
    processId: number('processId'),
    version: text('version'),
    concurrency: number('concurrency'),
    startedTime: text('startedTime'),
    seenTime: text('seenTime'),
    executions: list('executions').map(readHeld),
  };
}

function readHeld(raw: unknown): HeldExecution {
  const { text, number } = fieldsOf(raw);
  return {
    ...readReportOf(raw),
    executionId: text('executionId') ?? '',
    lane: text('lane') ?? '',
    attempts: number('attempts') ?? 0,
    startedTime: text('startedTime'),
    leaseExpiresTime: text('leaseExpiresTime'),
  };
}

export function readThroughput(raw: unknown): Throughput {
  const { text, value: of } = fieldsOf(raw);
  const count = countsOf(raw);
  const lateness = of('lateness');
  const late = countsOf(lateness);
  return {
    time: text('time') ?? '',
    completed: count('completed'),
    failed: count('failed'),
    skipped: count('skipped'),
    cancelled: count('cancelled'),
    lateness: lateness === null ? null : { p50: late('p50'), p95: late('p95'), max: late('max') },
  };
}

export function readFailure(raw: unknown): FailedExecution {
  const { text, number } = fieldsOf(raw);
  return {
    ...readReportOf(raw),
    executionId: text('executionId') ?? '',
    executionStatus: text('executionStatus') ?? '',
    program: text('program') ?? '',
    lane: text('lane') ?? '',
    format: text('format') ?? '',
    dueTime: text('dueTime') ?? '',
    startedTime: text('startedTime'),
    endedTime: text('endedTime') ?? '',
    attempts: number('attempts') ?? 0,
    failureReason: text('failureReason'),
    correlationId: text('correlationId'),
  };
}

export function readReceiver(raw: unknown): FailingReceiver {
  const { text, number } = fieldsOf(raw);
  return {
    ...readReportOf(raw),
    callbackUrl: text('callbackUrl'),
    callbackMethod: text('callbackMethod') ?? '',
    callbackStatus: text('callbackStatus') ?? '',
    failures: number('failures') ?? 0,
    failingSinceTime: text('failingSinceTime') ?? '',
    waiting: number('waiting') ?? 0,
    failureReason: text('failureReason'),
  };
}
