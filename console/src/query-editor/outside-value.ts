import { isolateHistory } from '@codemirror/commands';
import { Annotation, type EditorState, Transaction, type TransactionSpec } from '@codemirror/state';

/** Marks what the editor is told from outside, so that it is not reported back. */
export const fromOutside = Annotation.define<boolean>();

export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The stretch in which two texts differ; null when they are alike. */
export function smallestChange(before: string, after: string): Change | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    from: start,
    to: before.length - end,
    insert: after.slice(start, after.length - end),
  };
}

/** Turns the text into `value` as one step of undo, with the cursor where it was in the text around. */
export function valueFromOutside(state: EditorState, value: string): TransactionSpec | null {
  const changes = smallestChange(state.doc.toString(), value.replace(/\r\n?/g, '\n'));
  if (!changes) return null;
  return {
    changes,
    annotations: [
      fromOutside.of(true),
      isolateHistory.of('full'),
      Transaction.userEvent.of('input.outside'),
    ],
  };
}

/**
 * Tells a value that comes from outside from the echo of one that was reported: what is typed reaches the
 * owner and comes back, and may be older by then than what stands in the editor.
 */
export function createEchoes() {
  let reported: string[] = [];
  return {
    report: (value: string): void => {
      reported.push(value);
    },
    isEcho: (value: string): boolean => {
      const at = reported.lastIndexOf(value);
      if (at < 0) {
        reported = [];
        return false;
      }
      reported = reported.slice(at);
      return true;
    },
  };
}
