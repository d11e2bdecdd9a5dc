import { makeStyles, tokens } from '@fluentui/react-components';
import type { Report, ReportSummary } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Mono } from '../../components/mono.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { scheduleWords } from '../../schedule/schedule-words.ts';
import { localZone } from '../../schedule/zone.ts';
import { TwoTimes } from './two-times.tsx';

const useStyles = makeStyles({
  side: { display: 'grid', gap: '16px', minWidth: 0 },
  query: {
    margin: '0 0 10px',
    maxHeight: '260px',
    overflow: 'auto',
    padding: '10px 12px',
    borderRadius: '6px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' },
  times: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
});

interface Props {
  readonly report: Report;
  readonly summary: ReportSummary;
}

export function ReportFacts({ report, summary }: Props) {
  const styles = useStyles();
  const { facts } = useI18n().texts.reports;
  return (
    <div className={styles.side}>
      <Card title={facts.next}>
        <NextRuns summary={summary} />
      </Card>
      <QueryCard query={report.query ?? ''} />
      <Card title={facts.title}>
        <Facts facts={useFacts(report)} />
      </Card>
    </div>
  );
}

function NextRuns({ summary: { upcomingTimes, reportStatus } }: Pick<Props, 'summary'>) {
  const styles = useStyles();
  const { facts, whenPaused } = useI18n().texts.reports;
  if (upcomingTimes.length === 0) {
    return <>{reportStatus === 'Paused' ? whenPaused : facts.noNext}</>;
  }
  return (
    <ol className={styles.times}>
      {upcomingTimes.map((time) => (
        <li key={time}>
          <TwoTimes time={time} />
        </li>
      ))}
    </ol>
  );
}

function QueryCard({ query }: { readonly query: string }) {
  const styles = useStyles();
  const { facts, copyQuery, openQuery } = useI18n().texts.reports;
  return (
    <Card title={facts.query}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.query} tabIndex={0} translate="no" aria-label={facts.queryText}>
        {query}
      </section>
      <div className={styles.row}>
        <CopyButton text={query} label={copyQuery} size="small" />
        <PageLink to="/workbench" search={{ q: query }}>
          {openQuery}
        </PageLink>
      </div>
    </Card>
  );
}

function useFacts(report: Report) {
  const { texts, formats } = useI18n();
  const { facts, catchUp, catchUpWindow } = texts.reports;
  const { callbackUrl, callbackMethod, catchUpWindowHours: hours, modifiedTime } = report;
  const wording = { texts: texts.schedule, formats, zone: localZone() };
  const schedule = {
    startTime: report.startTime ?? '',
    intervalHours: report.executeNow ? 0 : (report.recurrenceInterval ?? 0),
    count: report.recurrenceCount,
  };
  const missed = report.catchUp && !report.executeNow && catchUp[report.catchUp];
  return [
    { name: facts.schedule, value: report.startTime && scheduleWords(schedule, wording) },
    { name: facts.format, value: report.format && <Mono>{report.format}</Mono> },
    {
      name: facts.missed,
      value: missed && hours ? catchUpWindow(missed, formats.number(hours / 24)) : missed,
    },
    {
      name: facts.callback,
      value: callbackUrl && <Mono>{`${callbackMethod ?? ''} ${callbackUrl}`}</Mono>,
    },
    { name: facts.owner, value: report.user },
    { name: facts.created, value: report.createdTime && <TwoTimes time={report.createdTime} /> },
    { name: facts.changed, value: modifiedTime && <TwoTimes time={modifiedTime} /> },
    { name: facts.id, value: <Mono>{report.reportId}</Mono> },
  ].filter(({ value }) => Boolean(value));
}
