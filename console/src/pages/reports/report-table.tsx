import { mergeClasses } from '@fluentui/react-components';
import { useRef } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { ColumnHeading } from './column-heading.tsx';
import type { Listed } from './find-reports.ts';
import type { ListSearch, SortKey } from './list-search.ts';
import { useListStyles } from './list-styles.ts';
import { ReportRow } from './report-row.tsx';
import { SpaceRow } from './space-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

interface Props {
  readonly found: readonly Listed[];
  readonly search: ListSearch;
  readonly now: Date;
  sort(by: SortKey, desc: boolean): void;
}

const ROW_PX = 82;
const COLUMNS = 6;

export function ReportTable({ found, search, now, sort }: Props) {
  const styles = useListStyles();
  const { columns, table: label } = useTexts().reports;
  const table = useRef<HTMLTableElement>(null);
  const rows = useVirtualRows(table, found.length, ROW_PX);
  const heading = (by: SortKey, className?: string) => (
    <ColumnHeading name={columns[by]} {...{ by, search, sort, className: className ?? '' }} />
  );
  const still = mergeClasses(styles.heading, styles.still);
  return (
    <div className={styles.frame}>
      <table
        ref={table}
        className={styles.table}
        aria-label={label}
        aria-rowcount={found.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            {heading('name')}
            {heading('status', styles.status)}
            <th scope="col" className={styles.schedule}>
              <span className={still}>{columns.schedule}</span>
            </th>
            {heading('last', styles.last)}
            <th scope="col" className={styles.strip}>
              <span className={still}>{columns.strip}</span>
            </th>
            {heading('next', styles.next)}
          </tr>
        </thead>
        <tbody>
          <SpaceRow pixels={rows.before} columns={COLUMNS} />
          {rows.indexes.map((index) => {
            const listed = found[index];
            return (
              listed && (
                <ReportRow
                  key={listed.report.reportId}
                  ref={rows.measure}
                  {...{ listed, index, now }}
                />
              )
            );
          })}
          <SpaceRow pixels={rows.after} columns={COLUMNS} />
        </tbody>
      </table>
    </div>
  );
}
