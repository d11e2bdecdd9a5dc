import type { ApplicationRow, UserRow } from '../store/schema.ts';
import type { Subject } from './services.ts';

export const userSubject = (user: UserRow): Subject => ({
  kind: 'user',
  id: user.user_id,
  name: user.user_name,
  displayName: user.display_name,
});

export const applicationSubject = (application: ApplicationRow): Subject => ({
  kind: 'application',
  id: application.client_id,
  name: application.name,
  displayName: application.name,
});
