import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Throughput } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { Card } from '../../../components/card.tsx';
import { Loading } from '../../../components/loading.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { type ChartPeriod, chartPeriods, endedOf, isChartPeriod } from './chart-span.ts';
import { LatenessChart } from './lateness-chart.tsx';
import { SlotTable } from './slot-table.tsx';
import { ThroughputChart } from './throughput-chart.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '14px',
    // Beside the card's title, where there is room.
    '@media (min-width: 560px)': { justifyContent: 'flex-end', marginTop: '-34px' },
  },
  charts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: '24px',
  },
  nothing: { padding: '48px 0', textAlign: 'center', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly slots: readonly Throughput[];
  readonly isThere: boolean;
  readonly period: ChartPeriod;
  setPeriod(period: ChartPeriod): void;
}

export function ChartsCard({ slots, isThere, period, setPeriod }: Props) {
  const styles = useStyles();
  const { charts } = useI18n().texts.operator;
  const { intervalMinutes } = chartPeriods[period];
  const isEmpty = isThere && endedOf(slots) === 0;
  return (
    <Card title={`${charts.throughput} · ${charts.lateness}`}>
      <div className={styles.bar}>
        <Field label={charts.period} size="small" orientation="horizontal">
          <Select
            value={period}
            onChange={(_, { value }) => isChartPeriod(value) && setPeriod(value)}
          >
            {Object.entries(charts.periods).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <ShowAsCode method="adminThroughput" args={[{ intervalMinutes }]} compact />
      </div>
      {!isThere && <Loading />}
      {isEmpty && <p className={styles.nothing}>{charts.nothing}</p>}
      {isThere && !isEmpty && (
        <>
          <div className={styles.charts}>
            <ThroughputChart slots={slots} minutes={intervalMinutes} />
            <LatenessChart slots={slots} minutes={intervalMinutes} />
          </div>
          <SlotTable slots={slots} />
        </>
      )}
    </Card>
  );
}
