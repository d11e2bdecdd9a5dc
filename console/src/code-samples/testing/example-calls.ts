import type { ArgsOf, MethodName } from '../http-call.ts';

/** One call of every method of the client for browsers. A new method gets its line here. */
export const exampleCalls: { readonly [Method in MethodName]: ArgsOf<Method> } = {
  me: [],
  describeDatasets: ['OfficeUsage'],
  datasets: ['OfficeUsage'],
  queries: [{ queryName: "Bob's", includeSystemQueries: false }],
  createQuery: [{ name: "Bob's", query: 'SELECT Month\nFROM OfficeUsage' }],
  deleteQuery: ['1 2/3'],
  testQuery: [{ query: "SELECT Month FROM OfficeUsage WHERE City LIKE '%a+b & c%'" }],
  explain: [{ query: 'SELECT Month FROM OfficeUsage', startTime: new Date(0) }],
  reports: [{ reportName: 'Seats' }],
  createReport: [{ reportName: 'Seats', queryId: 'q', executeNow: true }],
  updateReport: ['r', { recurrenceCount: null, reportName: undefined }],
  deleteReport: ['r'],
  pauseReport: ['r'],
  resumeReport: ['r'],
  executions: ['r', { status: ['Completed', 'Failed'], latest: false }],
};
