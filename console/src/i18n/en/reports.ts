export const reports = {
  title: 'Reports',
  lead: 'What runs on a schedule, how it went, and the files it made.',
} as const;
