import { makeStyles, tokens } from '@fluentui/react-components';
import type { Queue, QueueLane } from '@partner-insights/client/browser';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { laneText } from '../lane-text.ts';

const useStyles = makeStyles({
  lanes: { display: 'grid', gap: '20px' },
  head: { display: 'flex', justifyContent: 'space-between', gap: '12px', marginBottom: '6px' },
  name: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  oldest: { fontSize: '12px', lineHeight: '20px', color: tokens.colorNeutralForeground3 },
  counts: { display: 'grid', gap: '4px', margin: 0 },
  count: {
    display: 'grid',
    gridTemplateColumns: '92px minmax(0, 1fr)',
    alignItems: 'center',
    gap: '10px',
    fontSize: '13px',
  },
  term: { color: tokens.colorNeutralForeground2 },
  track: {
    height: '8px',
    borderRadius: '4px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  fill: {
    display: 'block',
    height: '100%',
    borderRadius: '4px',
    backgroundColor: tokens.colorBrandForeground1,
    forcedColorAdjust: 'none',
  },
  value: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 56px',
    alignItems: 'center',
    gap: '10px',
    margin: 0,
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
  },
  callbacks: {
    marginTop: '20px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

const laneStates = ['ready', 'running', 'waiting', 'paused'] as const;
const callbackStates = ['pending', 'sending', 'held', 'failed'] as const;

export function QueueCard({ queue }: { readonly queue: Queue }) {
  const styles = useStyles();
  const { overview } = useI18n().texts.operator;
  const { callbackStates: texts } = overview;
  const most = Math.max(1, ...queue.lanes.flatMap((lane) => laneStates.map((of) => lane[of])));
  return (
    <Card title={overview.queue}>
      <div className={styles.lanes}>
        {queue.lanes.map((lane) => (
          <Lane key={lane.lane} lane={lane} most={most} />
        ))}
      </div>
      <div className={styles.callbacks}>
        <div className={styles.head}>
          <h3 className={styles.name}>{texts.title}</h3>
        </div>
        <Counts
          counts={callbackStates.map((of) => [texts[of], queue.callbacks[of]])}
          most={Math.max(1, ...callbackStates.map((of) => queue.callbacks[of]))}
        />
      </div>
    </Card>
  );
}

function Lane({ lane, most }: { readonly lane: QueueLane; readonly most: number }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { overview } = texts.operator;
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.name}>{laneText(lane.lane, texts)}</h3>
        {lane.ready > 0 && (
          <span className={styles.oldest}>
            {overview.readyOldest(formats.duration(lane.oldestReadySeconds))}
          </span>
        )}
      </div>
      <Counts counts={laneStates.map((of) => [overview.queueStates[of], lane[of]])} most={most} />
    </div>
  );
}

interface CountsProps {
  readonly counts: readonly (readonly [name: string, count: number])[];
  /** What fills a whole bar. */
  readonly most: number;
}

function Counts({ counts, most }: CountsProps) {
  const styles = useStyles();
  const { formats } = useI18n();
  return (
    <dl className={styles.counts}>
      {counts.map(([name, count]) => (
        <div key={name} className={styles.count}>
          <dt className={styles.term}>{name}</dt>
          <dd className={styles.value}>
            <span className={styles.track} aria-hidden>
              <span className={styles.fill} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            {formats.number(count)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
