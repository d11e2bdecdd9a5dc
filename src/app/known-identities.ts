/** For those who only name them; `sample-identities.ts` brings the store along. */
export { sampleIdentities } from '../sample/identities.ts';
