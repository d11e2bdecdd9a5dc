export const scheduleReport = {
  newTitle: 'New report',
  newLead: 'Run a query once now, or again and again on a schedule.',
  editTitle: 'Edit report',
  editLead: 'What you change here holds from its next run on.',
} as const;
