import { Select } from '@fluentui/react-components';
import type { Occurrence } from '@partner-insights/client/browser';
import { type RefObject, useId, useRef } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useHistoryStyles } from './history-styles.ts';
import { OccurrenceRows } from './occurrence-rows.tsx';
import { countOutcomes, type Outcome, outcomeOf, outcomes } from './run-outcome.ts';
import { SpaceRow } from './space-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROW_PX = 60;
export const HISTORY_COLUMNS = 7;

interface Props {
  readonly history: readonly Occurrence[];
  readonly now: Date;
  /** Those whose details are shown. */
  readonly opened: ReadonlySet<string>;
  readonly filter: Outcome | 'all';
  /** Scrolls to a run. */
  readonly show: RefObject<((executionId: string) => void) | null>;
  toggle(executionId: string): void;
  choose(filter: Outcome | 'all'): void;
}

export function HistoryTable({ history, now, opened, filter, show, toggle, choose }: Props) {
  const styles = useHistoryStyles();
  const { texts, formats } = useI18n();
  const { history: words } = texts.reports;
  const title = useId();
  const table = useRef<HTMLTableElement>(null);
  const found = history.filter((run) => filter === 'all' || outcomeOf(run) === filter);
  const rows = useVirtualRows(table, found.length, ROW_PX);
  show.current = (executionId) =>
    rows.scrollTo(found.findIndex((run) => run.executionId === executionId));
  const [all, some] = [formats.number(history.length), formats.number(found.length)];
  return (
    <section className={styles.frame} aria-labelledby={title}>
      <div className={styles.bar}>
        <h2 id={title} className={styles.title}>
          {words.title}
        </h2>
        <span className={styles.count} role="status">
          {filter === 'all' ? all : words.count(some, all)}
        </span>
        <FilterSelect {...{ history, filter, choose }} />
      </div>
      {found.length === 0 ? (
        <p className={styles.nothing}>{history.length === 0 ? words.empty : words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section className={styles.scroll} tabIndex={0} aria-label={words.scroll}>
          <table
            ref={table}
            className={styles.table}
            aria-labelledby={title}
            aria-rowcount={found.length + 1}
          >
            <Headings />
            <tbody>
              <SpaceRow pixels={rows.before} columns={HISTORY_COLUMNS} />
            </tbody>
            {rows.indexes.map((index) => {
              const run = found[index];
              return (
                run && (
                  <OccurrenceRows
                    key={run.executionId}
                    ref={rows.measure}
                    isOpen={opened.has(run.executionId)}
                    {...{ run, history, index, now, toggle }}
                  />
                )
              );
            })}
            <tbody>
              <SpaceRow pixels={rows.after} columns={HISTORY_COLUMNS} />
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Headings() {
  const styles = useHistoryStyles();
  const { columns } = useI18n().texts.reports.history;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{columns.due}</th>
        <th scope="col">{columns.result}</th>
        <th scope="col" className={styles.middle}>
          {columns.late}
        </th>
        <th scope="col" className={styles.middle}>
          {columns.took}
        </th>
        <th scope="col" className={`${styles.number} ${styles.wide}`}>
          {columns.rows}
        </th>
        <th scope="col" className={`${styles.number} ${styles.wide}`}>
          {columns.size}
        </th>
        <th scope="col">{columns.file}</th>
      </tr>
    </thead>
  );
}

type FilterProps = Pick<Props, 'history' | 'filter' | 'choose'>;

function FilterSelect({ history, filter, choose }: FilterProps) {
  const styles = useHistoryStyles();
  const { texts, formats } = useI18n();
  const { reports } = texts;
  const counts = countOutcomes(history);
  return (
    <Select
      size="small"
      className={styles.filter}
      aria-label={reports.history.filter}
      value={filter}
      onChange={(_, { value }) => choose(outcomes.find((one) => one === value) ?? 'all')}
    >
      <option value="all">
        {reports.filterCount(reports.history.all, formats.number(history.length))}
      </option>
      {outcomes
        .filter((outcome) => counts[outcome] > 0 || outcome === filter)
        .map((outcome) => (
          <option key={outcome} value={outcome}>
            {reports.filterCount(reports.outcome[outcome], formats.number(counts[outcome]))}
          </option>
        ))}
    </Select>
  );
}
