type Part =
  | 'pause'
  | 'resume'
  | 'history'
  | 'execution'
  | 'execution/cancel'
  | 'execution/revokeLinks'
  | 'callback'
  | 'callback/replay'
  | 'callback/test'
  | 'callback/resume';

/** Below the program: of a report, or of something of its own. */
export const pathOf = (id: string, part?: Part): string =>
  ['ScheduledReport', part, encodeURIComponent(id)].filter(Boolean).join('/');
