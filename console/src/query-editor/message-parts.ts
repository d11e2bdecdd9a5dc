import type { Diagnostic } from '@partner-insights/client/browser';

interface Part {
  readonly text: string;
  /** Words of the query. */
  readonly isCode: boolean;
  /** Where it stands among the others. */
  readonly at: number;
}

/** A sentence of the server without its place, which an editor shows; what stands in backticks is code. */
export function messageParts({ message, line, column }: Diagnostic): readonly Part[] {
  const place = new RegExp(`(?<!again) at ${line}:${column}\\b`);
  return message
    .replace(place, '')
    .split(/`([^`]*)`/)
    .map((text, at) => ({ text, isCode: at % 2 === 1, at }))
    .filter(({ text }) => text !== '');
}
