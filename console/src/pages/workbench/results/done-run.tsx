import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular, TableRegular, TableSearchRegular } from '@fluentui/react-icons';
import { useId, useMemo, useState } from 'react';
import { useDatasets } from '../../../api/use-datasets.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { readQuery } from '../../../report-language/read-query.ts';
import { ChartPanel } from '../chart/chart-panel.tsx';
import { MOST_ROWS, type Run } from '../run/run-state.ts';
import { CopyMenu } from './copy-menu.tsx';
import { resultColumns } from './result-column.ts';
import { ResultTable } from './result-table.tsx';
import { inSeconds } from './run-states.tsx';
import { useCopied } from './use-copied.ts';
import { useTableState } from './use-table-state.ts';
import { WithheldNotice } from './withheld-notice.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 14px',
    padding: '4px 12px 4px 6px',
    '@media (max-width: 560px)': {
      columnGap: '4px',
      paddingInlineEnd: '4px',
      '& > button': { minWidth: 0, paddingInline: '8px' },
    },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    fontSize: '13px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  stale: { color: tokens.colorStatusWarningForeground3 },
  took: { '@media (max-width: 560px)': { display: 'none' } },
  copied: { marginInlineStart: 'auto', fontSize: '13px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly run: Run & { readonly kind: 'done' };
  /** The text in the editor is another by now. */
  readonly isStale: boolean;
}

/** The rows as a table or as a chart. */
export function DoneRun({ run, isStale }: Props) {
  const styles = useStyles();
  const id = useId();
  const { texts, formats } = useI18n();
  const { results: words } = texts.workbench;
  const { rows, text } = run;
  const columns = useColumns(rows, text);
  const [tab, setTab] = useState<'table' | 'chart'>('table');
  const table = useTableState(rows, columns);
  const { said, copy } = useCopied();
  const count = formats.number(rows.length);
  return (
    <>
      <div className={styles.bar}>
        <TabList
          size="small"
          selectedValue={tab}
          onTabSelect={(_, { value }) => setTab(value as typeof tab)}
          aria-label={words.title}
        >
          <Tab
            id={`${id}-table`}
            value="table"
            icon={<TableRegular />}
            aria-controls={`${id}-panel`}
          >
            {words.table}
          </Tab>
          <Tab
            id={`${id}-chart`}
            value="chart"
            icon={<DataBarVerticalRegular />}
            aria-controls={`${id}-panel`}
          >
            {words.chart}
          </Tab>
        </TabList>
        <span className={styles.facts} role="status">
          <span>
            {rows.length >= MOST_ROWS ? words.first(count) : words.rows(rows.length, count)}
          </span>
          <span className={styles.took}>{words.took(inSeconds(run.tookMs, 2))}</span>
          {isStale && <span className={styles.stale}>{words.stale}</span>}
        </span>
        <span className={styles.copied} role="status">
          {said}
        </span>
        {rows.length > 0 && <CopyMenu columns={columns} rows={rows} table={table} copy={copy} />}
      </div>
      <WithheldNotice columns={columns} redacted={run.redacted} />
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`}>
        {rows.length === 0 && (
          <EmptyState icon={<TableSearchRegular />} title={words.empty}>
            {words.emptyLead}
          </EmptyState>
        )}
        {rows.length > 0 && tab === 'table' && (
          <ResultTable columns={columns} rows={rows} table={table} copy={copy} />
        )}
        {rows.length > 0 && tab === 'chart' && (
          <ChartPanel key={text} columns={columns} rows={rows} />
        )}
      </div>
    </>
  );
}

function useColumns(rows: (Run & { kind: 'done' })['rows'], text: string) {
  const { data: datasets } = useDatasets();
  return useMemo(() => {
    const name = readQuery(text).dataset?.text.toLowerCase();
    const dataset = datasets?.find(({ datasetName }) => datasetName.toLowerCase() === name);
    return resultColumns(rows, dataset);
  }, [rows, text, datasets]);
}
