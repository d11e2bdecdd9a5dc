import type { Occurrence } from '@partner-insights/client/browser';

/** Of all parts of a file. */
export const fileTotals = (parts: Occurrence['fileParts']) => ({
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
});
