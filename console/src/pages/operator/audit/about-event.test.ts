import { expect, test } from 'vitest';
import { aboutEvent } from './about-event.ts';

const event = {
  ...{ eventId: 'e', eventTime: 't', action: 'a', outcome: 'succeeded', actorId: null },
  ...{ actorName: null, tenantId: null, address: null, correlationId: null },
};

test('an event is about what it names, else about an id, else about nothing', () => {
  const detail = { changes: [], userName: 'ada', name: 'Ada' };
  expect(aboutEvent({ ...event, target: 'id', detail })).toBe('ada');
  expect(aboutEvent({ ...event, target: 'id', detail: { name: 5 } })).toBe('id');
  expect(aboutEvent({ ...event, target: null, detail: {} })).toBeNull();
});
