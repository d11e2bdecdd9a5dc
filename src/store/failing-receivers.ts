import type { Db, ReportRow } from './schema.ts';

export type FailingReceiver = Pick<
  ReportRow,
  | 'report_id'
  | 'name'
  | 'tenant_id'
  | 'callback_url'
  | 'callback_method'
  | 'callback_status'
  | 'callback_failures'
  | 'callback_failing_since_time'
> & {
  readonly partner_name: string | null;
  /** Callbacks that wait for it, those that are held included. */
  readonly waiting: number;
  /** Of the last attempt to reach it. */
  readonly last_reason: string | null;
};

interface Place {
  readonly time: string;
  readonly id: string;
}

/** Reports whose receiver has not taken its last callbacks; who has failed longest comes first. */
export const listFailingReceivers = (
  db: Db,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<FailingReceiver[]> =>
  db
    .selectFrom('reports')
    .leftJoin('partners', 'partners.tenant_id', 'reports.tenant_id')
    .select(['reports.report_id', 'reports.name', 'reports.tenant_id', 'callback_url'])
    .select(['callback_method', 'callback_status', 'callback_failures'])
    .select(['callback_failing_since_time', 'partners.name as partner_name'])
    .select((from) => {
      const deliveries = from
        .selectFrom('deliveries')
        .whereRef('deliveries.report_id', '=', 'reports.report_id');
      return [
        deliveries
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('deliveries.status', 'in', ['Pending', 'Sending', 'Held'])
          .$asScalar()
          .$notNull()
          .as('waiting'),
        deliveries
          .select('failure_reason')
          .where('failure_reason', 'is not', null)
          .orderBy('created_time', 'desc')
          .limit(1)
          .as('last_reason'),
      ];
    })
    .where('callback_failing_since_time', 'is not', null)
    .$if(after !== undefined, (all) =>
      all.where((is) =>
        is.or([
          is('callback_failing_since_time', '>', String(after?.time)),
          is.and([
            is('callback_failing_since_time', '=', String(after?.time)),
            is('reports.report_id', '>', String(after?.id)),
          ]),
        ]),
      ),
    )
    .orderBy('callback_failing_since_time')
    .orderBy('reports.report_id')
    .limit(limit)
    .execute();
