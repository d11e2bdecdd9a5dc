/** The things of the contract, in one spelling, whichever spelling the service answers with. */
export type * from './account-types.ts';
export type * from './call-types.ts';
export type * from './callback-types.ts';
export type * from './dataset-types.ts';
export type * from './execution-types.ts';
export type * from './query-types.ts';
export type * from './report-types.ts';
