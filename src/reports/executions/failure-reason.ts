import { EngineError } from '../../engine/engine.ts';
import { PublicError } from '../../kernel/errors.ts';
import { StoreUnavailable } from '../../store/store-error.ts';

/** A sentence for the report's owner; internals stay in the log. `tries` is null while more follow. */
export function failureReason(error: unknown, tries: number | null): string {
  const cause = causeOf(error);
  if (tries === null) return `${cause} Another try follows.`;
  return tries === 1 ? cause : `${cause} Gave up after ${tries} tries.`;
}

function causeOf(error: unknown): string {
  if (error instanceof PublicError) return error.message;
  if (error instanceof EngineError) return engineCauses[error.failure];
  if (error instanceof StoreUnavailable) return 'The database of the service did not answer.';
  if (isDiskFull(error)) return engineCauses['disk-full'];
  return 'The report could not be written.';
}

const engineCauses: Record<EngineError['failure'], string> = {
  'out-of-memory':
    'The query needs more memory than one run may use. Select fewer columns or a shorter TIMESPAN.',
  'spill-full':
    'The query needs more disk than one run may spill. Select fewer columns or a shorter TIMESPAN.',
  'disk-full': 'The disk of the service is full.',
  'too-many-rows': 'The query reads more rows than one run may. Select a shorter TIMESPAN.',
  'too-slow': 'The query took longer than one run may. Select fewer columns or a shorter TIMESPAN.',
  unreachable: 'The database of the datasets did not answer, or broke off.',
  'process-lost': 'The worker stopped while it was running it.',
  other: 'The query engine could not run the query.',
};

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
