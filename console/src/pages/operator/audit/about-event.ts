import type { AuditEvent } from '@partner-insights/client/browser';

/** Under which the things that events are about are named, the most telling first. */
const NAMES = ['userName', 'name', 'reportName', 'dataset', 'datasetName', 'route', 'reason'];

/** What it was done to, by its name where the event tells it, else by its id; null where it tells neither. */
export function aboutEvent({ detail, target }: AuditEvent): string | null {
  const names = NAMES.map((name) => detail[name]);
  const name = names.find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : target;
}
