import type { Engine } from '../../src/engine/engine.ts';

const refuse = () => Promise.reject(new Error('nothing is to run here'));

/** For what only makes reports, or finds none that are due. */
export const noEngine: Engine = {
  preview: refuse,
  measure: refuse,
  export: refuse,
  snapshotId: refuse,
  close: async () => {},
};
