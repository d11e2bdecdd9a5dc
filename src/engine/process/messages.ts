import type { Dataset } from '../../catalog/dataset.ts';
import type { ErrorCode } from '../../kernel/error-catalogue.ts';
import { errorText, PublicError } from '../../kernel/errors.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import { EngineError, type EngineFailure, type Measured, type MeasureOptions } from '../engine.ts';

/** What the engine in the child is opened with; all of it can be cloned. */
export interface HostOptions {
  readonly datasets: readonly Dataset[];
  readonly dataFolder: string;
  readonly scratchFolder: string;
  readonly memoryLimit?: string | undefined;
  readonly spillLimit?: string | undefined;
  readonly threads?: number | undefined;
}

export type ToHost =
  | { readonly kind: 'open'; readonly options: HostOptions }
  | {
      readonly kind: 'preview';
      readonly id: number;
      readonly plan: GuardedPlan;
      readonly limit: number;
    }
  | {
      readonly kind: 'measure';
      readonly id: number;
      readonly plan: GuardedPlan;
      readonly how: Omit<MeasureOptions, 'signal'>;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'ping'; readonly id: number }
  | { readonly kind: 'close' };

export type FromHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed-to-open'; readonly message: string }
  /** JSON text, because exact numbers do not survive cloning. */
  | { readonly kind: 'answer'; readonly id: number; readonly preview: string }
  | { readonly kind: 'measured'; readonly id: number; readonly measured: Measured }
  | { readonly kind: 'pong'; readonly id: number }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };

export type SentError =
  | { readonly kind: 'public'; readonly code: ErrorCode; readonly sentence: string }
  | { readonly kind: 'engine'; readonly failure: EngineFailure; readonly message: string };

export function packError(error: unknown): SentError {
  if (error instanceof PublicError) {
    return { kind: 'public', code: error.code, sentence: error.message };
  }
  const failure = error instanceof EngineError ? error.failure : 'other';
  return { kind: 'engine', failure, message: errorText(error) };
}

export function unpackError(sent: SentError): Error {
  if (sent.kind === 'engine') return new EngineError(sent.failure, sent.message);
  const error = new PublicError(sent.code);
  // The parameters are in the sentence already.
  error.message = sent.sentence;
  return error;
}
