import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type {
  FailingReceiver,
  Page,
  Queue,
  Throughput,
  Worker,
} from '@partner-insights/client/browser';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { endedOf, sumOf, worst } from './chart-span.ts';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 168px), 1fr))',
    gap: '12px',
    margin: 0,
    '@media (max-width: 560px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    padding: '14px 16px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 560px)': { ':last-child:nth-child(odd)': { gridColumn: '1 / -1' } },
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  value: {
    margin: '2px 0 0',
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
  note: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly queue: Queue;
  readonly workers: readonly Worker[] | undefined;
  readonly lastHour: readonly Throughput[] | undefined;
  readonly lastDay: readonly Throughput[] | undefined;
  readonly receivers: Page<FailingReceiver> | undefined;
}

export function Tiles(props: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { overview } = texts.operator;
  const { number } = formats;
  const { lanes, callbacks } = props.queue;
  const ready = lanes.reduce((sum, lane) => sum + lane.ready, 0);
  const oldest = Math.max(0, ...lanes.map(({ oldestReadySeconds }) => oldestReadySeconds));
  const late = worst(props.lastHour ?? [], 'p95');
  const failed = sumOf(props.lastDay ?? [], 'failed');
  const failing = props.receivers?.items.length ?? 0;
  return (
    <dl className={styles.tiles}>
      <Tile
        name={overview.ready}
        value={number(ready)}
        note={ready === 0 ? overview.readyNone : overview.readyOldest(formats.duration(oldest))}
      />
      <Tile
        name={overview.running}
        value={number(lanes.reduce((sum, { running }) => sum + running, 0))}
        note={overview.runningOf(number(placesOf(props.workers ?? [])))}
      />
      <Tile
        name={overview.lateness}
        value={late === null ? '–' : formats.duration(late)}
        note={late === null ? overview.latenessNone : overview.latenessLead}
      />
      <Tile
        name={overview.failed}
        value={props.lastDay ? number(failed) : '–'}
        note={overview.failedOf(number(endedOf(props.lastDay ?? [])))}
        isBad={failed > 0}
      />
      <Tile
        name={overview.callbacks}
        value={number(callbacks.pending + callbacks.sending + callbacks.held)}
        note={overview.callbacksFailing(failing, number(failing))}
      />
    </dl>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly isBad?: boolean;
}

function Tile({ name, value, note, isBad = false }: TileProps) {
  const styles = useStyles();
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      <dd className={mergeClasses(styles.value, isBad && styles.bad)}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}

const placesOf = (workers: readonly Worker[]): number =>
  workers
    .filter(({ workerStatus }) => workerStatus !== 'lost')
    .reduce((sum, { concurrency, executions }) => sum + (concurrency ?? executions.length), 0);
