import { Badge, makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons';
import type { DatasetFreshness } from '@partner-insights/client/browser';
import { useFreshness } from '../../api/use-dataset-facts.ts';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { Moment } from './moment.tsx';

const useStyles = makeStyles({
  rows: { fontSize: '22px', lineHeight: '28px', fontWeight: 600 },
  unknown: { color: tokens.colorNeutralForeground2 },
  waiting: { display: 'grid', gap: '14px' },
  overdue: { marginTop: '4px' },
});

/** How new the data is, and which of it is the reader's. */
export function FreshnessCard({ datasetName }: { readonly datasetName: string }) {
  const styles = useStyles();
  const { datasets } = useI18n().texts;
  const { data, isPending } = useFreshness(datasetName);
  return (
    <Card title={datasets.data.title}>
      {isPending ? (
        <div className={styles.waiting} aria-hidden>
          <SkeletonItem size={28} />
          <SkeletonItem size={32} />
          <SkeletonItem size={32} />
        </div>
      ) : data?.watermark ? (
        <Known freshness={data} />
      ) : (
        <span className={styles.unknown}>
          {data ? datasets.data.never : datasets.data.notKnown}
        </span>
      )}
    </Card>
  );
}

function Known({ freshness }: { readonly freshness: DatasetFreshness }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { data } = texts.datasets;
  const { rows, watermark, nextRefreshTime, isOverdue, firstTime, lastTime } = freshness;
  return (
    <Facts
      facts={[
        {
          name: data.rows,
          value:
            rows === null ? (
              <span className={styles.unknown}>{data.notKnown}</span>
            ) : (
              <span className={styles.rows}>{formats.number(rows)}</span>
            ),
        },
        ...(firstTime && lastTime
          ? [{ name: data.covers, value: formats.utcDays(new Date(firstTime), new Date(lastTime)) }]
          : []),
        ...(watermark ? [{ name: data.loaded, value: <Moment time={watermark} /> }] : []),
        ...(nextRefreshTime
          ? [
              {
                name: data.next,
                value: (
                  <>
                    <Moment time={nextRefreshTime} />
                    {isOverdue && (
                      <Badge
                        className={styles.overdue}
                        appearance="tint"
                        color="warning"
                        icon={<ClockAlarmRegular />}
                      >
                        {data.overdue}
                      </Badge>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
