import { Type } from 'typebox';
import type { AuditEventView } from '../../identity/audit/audit-event-view.ts';
import { auditActions, auditOutcomes } from '../../kernel/audit.ts';
import { id, time } from './fields.ts';
import { Nullable } from './nullable.ts';
import { exampleTenant } from './partner.ts';

const OPERATOR = '0e7a1f5c-3b1d-4d7c-9a52-5d1c7b6a9e01';
const EVENT_ID = '0000000042-4f3c2b1a-0d9e-4f8a-b7c6-d5e4f3a2b1c0';
const TARGET = 'c0470500-0000-4000-8000-0000000000a3';

export const AuditEvent = Type.Object(
  {
    eventId: id('The event; those of one millisecond sort by it', EVENT_ID),
    eventTime: time("UTC, by the system's clock", '2026-03-01T04:05:06.789Z'),
    action: Type.String({ enum: [...auditActions] }),
    outcome: Type.String({ enum: [...auditOutcomes] }),
    actorId: Nullable(Type.String({ description: "A user's id or an application's client id." })),
    actorName: Nullable(Type.String({ description: 'As the actor is called, or claims to be.' })),
    tenantId: Nullable(Type.String({ description: 'The partner that it concerns.' })),
    target: Nullable(Type.String({ description: 'The id of what it was done to.' })),
    address: Nullable(Type.String({ description: 'Where the request came from.' })),
    correlationId: Nullable(Type.String({ description: 'That of the request; it is in the log.' })),
    detail: Type.Record(Type.String(), Type.Unknown(), { description: 'Never a secret.' }),
  },
  { $id: 'AuditEvent', title: 'AuditEvent' },
);

export const exampleAuditEvent: AuditEventView = {
  eventId: EVENT_ID,
  eventTime: '2026-03-01T04:05:06.789Z',
  action: 'user.change',
  outcome: 'succeeded',
  actorId: OPERATOR,
  actorName: 'olga@operators.example',
  tenantId: exampleTenant,
  target: TARGET,
  address: '203.0.113.9',
  correlationId: '51c8a9a4-7d5e-4e7b-a2d4-6a1b7c3d4e33',
  detail: {
    userName: 'seattle@contoso.example',
    changes: [{ property: 'disabled', before: false, after: true }],
  },
};

const text = (description: string) => Type.Optional(Type.String({ description }));

export const auditFilter = {
  from: Type.Optional(time('At or after.', '2026-03-01T00:00:00Z')),
  to: Type.Optional(time('Before.', '2026-03-02T00:00:00Z')),
  action: text('One; several are split by semicolons.'),
  outcome: text(`${auditOutcomes.join(', ')}.`),
  tenantId: text('The partner that it concerns.'),
  actorId: text('Who did it.'),
  actor: text('The id or the name of who did it.'),
  target: text('The id of what it was done to.'),
};
