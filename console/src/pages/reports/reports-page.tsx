import { Button, makeStyles } from '@fluentui/react-components';
import { AddRegular, CalendarDataBarRegular, SearchRegular } from '@fluentui/react-icons';
import type { Report, ReportSummary } from '@partner-insights/client/browser';
import { useReportSummaries, useReports } from '../../api/use-reports.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { findReports, listReports, mergeSummaries } from './find-reports.ts';
import { ListBar } from './list-bar.tsx';
import type { ListSearch, SortKey } from './list-search.ts';
import { worthAsking } from './poll-plan.ts';
import { ReportTable } from './report-table.tsx';
import { reportsRoute } from './routes.ts';
import { usePolling } from './use-polling.ts';
import { useServiceNow } from './use-service-now.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export function ReportsPage() {
  const styles = useStyles();
  const { reports: texts } = useTexts();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <div className={styles.actions}>
          <ShowAsCode method="reportSummaries" args={[]} />
          <ButtonLink to="/reports/new" appearance="primary" icon={<AddRegular />}>
            {texts.newReport}
          </ButtonLink>
        </div>
      </PageHeader>
      <WithAnswer answer={useReports()}>
        {(reports) => (reports.length === 0 ? <NoReports /> : <Standing reports={reports} />)}
      </WithAnswer>
    </>
  );
}

function NoReports() {
  const { reports: texts } = useTexts();
  return (
    <EmptyState
      icon={<CalendarDataBarRegular />}
      title={texts.empty}
      action={
        <ButtonLink to="/workbench" appearance="primary">
          {texts.emptyAction}
        </ButtonLink>
      }
    >
      {texts.emptyLead}
    </EmptyState>
  );
}

function Standing({ reports }: { readonly reports: readonly Report[] }) {
  const delay = usePolling();
  const answer = useReportSummaries({ delay, worthAsking, merge: mergeSummaries });
  return (
    <WithAnswer answer={answer}>
      {(summaries) => <Found {...{ reports, summaries }} answeredAt={answer.dataUpdatedAt} />}
    </WithAnswer>
  );
}

interface FoundProps {
  readonly reports: readonly Report[];
  readonly summaries: readonly ReportSummary[];
  readonly answeredAt: number;
}

function Found({ reports, summaries, answeredAt }: FoundProps) {
  const { reports: texts } = useTexts();
  const search = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const latest = summaries.map(({ asOfTime }) => asOfTime).reduce(newer, '');
  const now = useServiceNow(latest || undefined, answeredAt);
  const change = (wanted: ListSearch) => void navigate({ search: wanted, replace: true });
  const { sort: _, desc: __, ...unsorted } = search;
  const sort = (by: SortKey, desc: boolean) =>
    change({ ...unsorted, sort: by, ...(desc && { desc: true as const }) });
  const all = listReports(reports, summaries);
  const found = findReports(all, search);
  return (
    <>
      <ListBar all={all} found={found.length} search={search} change={change} />
      {found.length > 0 ? (
        <ReportTable {...{ found, search, now, sort }} />
      ) : (
        <EmptyState
          icon={<SearchRegular />}
          title={texts.nothing}
          action={<Button onClick={() => change({})}>{texts.showAll}</Button>}
        >
          {texts.nothingLead}
        </EmptyState>
      )}
    </>
  );
}

const newer = (a: string, b: string): string => (a > b ? a : b);
