import { makeStyles, tokens } from '@fluentui/react-components';
import type { Callback, Report } from '@partner-insights/client/browser';
import { useId, useRef } from 'react';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { spoken } from '../../components/spoken.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { CallbackRow } from './callback-row.tsx';
import { useHistoryStyles } from './history-styles.ts';
import { SpaceRow } from './space-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROW_PX = 72;
const COLUMNS = 4;

const useStyles = makeStyles({
  frame: { marginTop: 0 },
  code: { marginInlineStart: 'auto' },
  spoken,
  lead: { margin: 0, padding: '0 20px 20px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly report: Report;
  readonly callbacks: readonly Callback[];
  readonly now: Date;
}

export function CallbackLog({ report, callbacks, now }: Props) {
  const styles = useHistoryStyles();
  const own = useStyles();
  const { texts, formats } = useI18n();
  const { callbacks: words } = texts.reports;
  const title = useId();
  const table = useRef<HTMLTableElement>(null);
  const rows = useVirtualRows(table, callbacks.length, ROW_PX);
  return (
    <section className={`${styles.frame} ${own.frame}`} aria-labelledby={title}>
      <div className={styles.bar}>
        <h2 id={title} className={styles.title}>
          {callbacks.length === 0 ? words.empty : words.log}
        </h2>
        {callbacks.length > 0 && (
          <span className={styles.count}>{formats.number(callbacks.length)}</span>
        )}
        <span className={own.code}>
          <ShowAsCode method="callbacks" args={[report.reportId]} compact />
        </span>
      </div>
      {callbacks.length === 0 ? (
        <p className={own.lead}>{words.emptyLead}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section className={styles.scroll} tabIndex={0} aria-label={words.scroll}>
          <table
            ref={table}
            className={styles.table}
            aria-labelledby={title}
            aria-rowcount={callbacks.length + 1}
          >
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col" className={styles.dueColumn}>
                  {words.columns.created}
                </th>
                <th scope="col" className={styles.startColumn}>
                  {words.columns.status}
                </th>
                <th scope="col">{words.columns.attempts}</th>
                <th scope="col" className={styles.fileColumn}>
                  <span className={own.spoken}>{words.replay}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <SpaceRow pixels={rows.before} columns={COLUMNS} />
              {rows.indexes.map((index) => {
                const callback = callbacks[index];
                return (
                  callback && (
                    <CallbackRow
                      key={callback.deliveryId}
                      ref={rows.measure}
                      {...{ report, callback, index, now }}
                    />
                  )
                );
              })}
              <SpaceRow pixels={rows.after} columns={COLUMNS} />
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
