export const workbench = {
  title: 'Query workbench',
  lead: 'Write a query, try it on its first 100 rows, and make it a report.',
  query: 'Query',
} as const;
