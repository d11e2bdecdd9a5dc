import type { Location } from './account.ts';

/** Somebody at the partner who takes trainings. */
export interface Person {
  readonly seed: number;
  /** Its place among the account's people, from 0. */
  readonly index: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly userId: string;
  /** Null for those who are not certified. */
  readonly certificationId: string | null;
  readonly location: Location;
}
