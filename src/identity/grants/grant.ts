import type { Origin } from '../../kernel/audit.ts';
import type { ApplicationRow } from '../../store/schema.ts';
import type { Form } from '../form.ts';
import type { Services, Subject, Version } from '../services.ts';

/** A request whose tenant and application are known. */
export interface GrantRequest {
  readonly version: Version;
  readonly form: Form;
  readonly application: ApplicationRow;
  readonly now: Date;
  readonly origin: Origin;
}

export interface Granted {
  readonly subject: Subject;
  /** As it was asked for. */
  readonly resource: string;
  /** Only where a user signed in. */
  readonly refreshToken?: string;
}

/** One way to earn a token. Throws a `TokenRefusal`. */
export type GrantType = (services: Services, request: GrantRequest) => Promise<Granted>;
