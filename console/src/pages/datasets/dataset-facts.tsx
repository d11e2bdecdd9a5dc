import { makeStyles } from '@fluentui/react-components';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { Mono } from '../../components/mono.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { grainText } from './grain-text.ts';

const useStyles = makeStyles({
  ranges: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

export function DatasetFacts({ dataset }: { readonly dataset: DatasetDescription }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { facts, grain, timeBy, days, hours } = texts.datasets;
  const { timeColumn, refreshDays, minimumRecurrenceInterval: interval } = dataset;
  return (
    <Card title={facts.title}>
      <Facts
        facts={[
          {
            name: facts.time,
            value: timeColumn
              ? timeBy(timeColumn, grainText(dataset, grain))
              : grainText(dataset, grain),
          },
          { name: facts.location, value: <Mono>{dataset.locationColumn}</Mono> },
          { name: facts.refresh, value: days(refreshDays, formats.number(refreshDays)) },
          ...(interval === null
            ? []
            : [{ name: facts.interval, value: hours(interval, formats.number(interval)) }]),
          {
            name: facts.ranges,
            value: (
              <ul className={styles.ranges}>
                {dataset.availableDateRanges.map((range) => (
                  <li key={range}>
                    <Mono>{range}</Mono>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
}
