import { makeStyles, tokens } from '@fluentui/react-components';
import type { Throughput } from '@partner-insights/client/browser';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { endings, ranks } from './chart-span.ts';

const useStyles = makeStyles({
  details: { marginTop: '12px' },
  summary: {
    display: 'inline-block',
    padding: '4px 0',
    cursor: 'pointer',
    color: tokens.colorBrandForeground1,
  },
  region: { maxHeight: '300px', overflow: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: '13px',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '5px 10px', textAlign: 'end', whiteSpace: 'nowrap', fontWeight: 400 },
    '& th:first-child': { textAlign: 'start' },
    '& thead th': {
      position: 'sticky',
      top: 0,
      color: tokens.colorNeutralForeground3,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

/** What the charts show, as numbers: the newest first, slots in which nothing ended left out. */
export function SlotTable({ slots }: { readonly slots: readonly Throughput[] }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { charts } = texts.operator;
  const ended = slots.filter((slot) => endings.some((ending) => slot[ending] > 0)).toReversed();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{charts.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is scrolled by keys, too */}
      <section className={styles.region} tabIndex={0} aria-label={charts.asTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{charts.time}</th>
              {[...endings, ...ranks].map((column) => (
                <th key={column} scope="col">
                  {charts[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ended.map((slot) => (
              <tr key={slot.time}>
                <th scope="row">{formats.time(slot.time)}</th>
                {endings.map((ending) => (
                  <td key={ending}>{formats.number(slot[ending])}</td>
                ))}
                {ranks.map((rank) => (
                  <td key={rank}>{slot.lateness ? formats.duration(slot.lateness[rank]) : '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
