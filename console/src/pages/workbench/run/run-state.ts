import type { ResultRow } from '../results/result-column.ts';

/**
 *   idle ──start──▶ running ──answer──▶ done ──start──▶ running
 *                      ├──refusal──▶ failed ──start──▶ running
 *                      └──cancel──▶ cancelled ──start──▶ running
 */
export type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly text: string; readonly startedMs: number }
  | {
      readonly kind: 'done';
      readonly text: string;
      readonly rows: readonly ResultRow[];
      readonly redacted: boolean;
      readonly tookMs: number;
      readonly time: Date;
    }
  | {
      readonly kind: 'failed';
      readonly text: string;
      readonly error: unknown;
      readonly tookMs: number;
    }
  | { readonly kind: 'cancelled'; readonly text: string; readonly tookMs: number };

/** The server answers no more rows to a test. */
export const MOST_ROWS = 100;
