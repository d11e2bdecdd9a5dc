import { makeStyles, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn, ResultRow } from '../results/result-column.ts';
import { MOST_ROWS } from '../run/run-state.ts';
import { BigNumber } from './big-number.tsx';
import { type ChartChoice, chooseChart } from './chart-choice.ts';
import { ChartControls } from './chart-controls.tsx';
import { chartPoints } from './chart-points.ts';
import { PlotChart } from './plot-chart.tsx';
import { useChartSummary } from './use-chart-summary.ts';

const useStyles = makeStyles({
  panel: { padding: '14px 16px 16px' },
  note: { margin: '10px 0 0', fontSize: '12px', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
}

/** The chart that suits the columns, until it is changed. */
export function ChartPanel({ columns, rows }: Props) {
  const { chart: words } = useI18n().texts.workbench;
  const suited = useMemo(() => chooseChart(columns, rows), [columns, rows]);
  const [changed, setChanged] = useState<ChartChoice | null>(null);
  if (typeof suited === 'string')
    return (
      <EmptyState icon={<DataBarVerticalRegular />} title={words.why[suited]}>
        {words.whyLead}
      </EmptyState>
    );
  return <Chosen choice={changed ?? suited} {...{ columns, rows }} change={setChanged} />;
}

interface ChosenProps extends Props {
  readonly choice: ChartChoice;
  change(choice: ChartChoice): void;
}

function Chosen({ choice, columns, rows, change }: ChosenProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { chart: words } = texts.workbench;
  const drawn = useMemo(() => chartPoints(choice, rows), [choice, rows]);
  const summary = useChartSummary(choice, columns, drawn);
  const count = formats.number(rows.length);
  return (
    <div className={styles.panel}>
      <ChartControls choice={choice} columns={columns} change={change} />
      {choice.form === 'number' ? (
        <BigNumber choice={choice} columns={columns} points={drawn.points} />
      ) : (
        <PlotChart choice={choice} columns={columns} drawn={drawn} summary={summary} />
      )}
      <p className={styles.note}>
        {rows.length >= MOST_ROWS ? words.ofFirst(count) : words.ofAll(count)}
      </p>
    </div>
  );
}
