import type { Db, ReportRow } from './schema.ts';

/** The part of a report that says where its callbacks go and how that fares. */
export type Receiver = Pick<
  ReportRow,
  | 'report_id'
  | 'callback_url'
  | 'callback_method'
  | 'callback_status'
  | 'callback_failures'
  | 'callback_failing_since_time'
>;

export type ReceiverState = Omit<Receiver, 'report_id' | 'callback_url' | 'callback_method'>;

/** Nobody else changes the report until the transaction ends; undefined when it is deleted. */
export const lockReceiver = (db: Db, reportId: string): Promise<Receiver | undefined> =>
  db
    .selectFrom('reports')
    .select([
      'report_id',
      'callback_url',
      'callback_method',
      'callback_status',
      'callback_failures',
      'callback_failing_since_time',
    ])
    .where('report_id', '=', reportId)
    .forUpdate()
    .executeTakeFirst();

export const updateReceiver = async (
  db: Db,
  reportId: string,
  change: ReceiverState,
): Promise<void> => {
  await db.updateTable('reports').set(change).where('report_id', '=', reportId).execute();
};
