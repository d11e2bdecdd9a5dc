import { EngineError } from '../../../src/engine/engine.ts';

/** How a run fails; it must, and as an engine does. */
export async function failureOf(run: () => Promise<unknown>): Promise<EngineError> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EngineError) return error;
  throw new Error('it should have failed as an engine does', { cause: error });
}
