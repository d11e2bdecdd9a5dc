import { Button, mergeClasses } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { Occurrence } from '@partner-insights/client/browser';
import { type Ref, useId } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { FileCell } from './file-cell.tsx';
import { fileTotals } from './file-totals.ts';
import { useHistoryStyles } from './history-styles.ts';
import { HISTORY_COLUMNS } from './history-table.tsx';
import { latenessWords } from './lateness.ts';
import { OccurrenceDetails } from './occurrence-details.tsx';
import { ResultCell } from './result-cell.tsx';
import { TwoTimes } from './two-times.tsx';

interface Props {
  readonly run: Occurrence;
  readonly history: readonly Occurrence[];
  readonly index: number;
  readonly now: Date;
  readonly isOpen: boolean;
  readonly ref: Ref<HTMLTableSectionElement>;
  toggle(executionId: string): void;
}

/** One due time: its row, and below it the details where they are asked for. */
export function OccurrenceRows({ run, history, index, now, isOpen, ref, toggle }: Props) {
  const styles = useHistoryStyles();
  const { texts, formats } = useI18n();
  const { reports } = texts;
  const details = useId();
  const due = reports.utc(formats.inZone('UTC').dayAndClock(new Date(run.dueTime)));
  const late = latenessWords(run.lateSeconds, reports, formats);
  const took = run.runSeconds === null ? null : formats.duration(run.runSeconds);
  const { rows, bytes } = fileTotals(run.fileParts);
  const hasFile = run.fileParts.length > 0;
  return (
    <tbody ref={ref} data-index={index} className={styles.group}>
      <tr aria-rowindex={index + 2} className={isOpen ? styles.selected : undefined}>
        <th scope="row">
          <span className={styles.due}>
            <Button
              appearance="subtle"
              className={styles.opener}
              aria-label={reports.history.details(due)}
              aria-expanded={isOpen}
              aria-controls={isOpen ? details : undefined}
              icon={<ChevronRightRegular className={isOpen ? styles.turned : ''} />}
              onClick={() => toggle(run.executionId)}
            />
            <TwoTimes time={run.dueTime} short />
          </span>
        </th>
        <td>
          <ResultCell {...{ run, history, now }} />
        </td>
        <td className={styles.middle}>{late}</td>
        <td className={styles.middle}>{took}</td>
        <td className={mergeClasses(styles.number, styles.wide)}>
          {hasFile && formats.number(rows)}
        </td>
        <td className={mergeClasses(styles.number, styles.wide)}>
          {hasFile && formats.bytes(bytes)}
        </td>
        <td>
          <FileCell run={run} due={due} />
        </td>
      </tr>
      {isOpen && (
        <tr id={details} className={styles.selected}>
          <td colSpan={HISTORY_COLUMNS}>
            <OccurrenceDetails {...{ run, history }} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
