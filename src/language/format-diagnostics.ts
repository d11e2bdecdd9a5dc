import type { Diagnostic } from './diagnostic.ts';

/** All sentences, one a line: the message of a refused request. */
export const formatDiagnostics = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((diagnostic) => diagnostic.message).join('\n');
