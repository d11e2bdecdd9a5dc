import { Button, makeStyles, SearchBox } from '@fluentui/react-components';
import { AddRegular, OrganizationRegular, SearchRegular } from '@fluentui/react-icons';
import type { Partner } from '@partner-insights/client/browser';
import { useState } from 'react';
import { usePartners } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { WithAnswer } from '../../../components/with-answer.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { partnersRoute } from '../routes.ts';
import { useRowStyles } from '../row-styles.ts';
import { PartnerForm } from './partner-form.tsx';
import { PartnerRow } from './partner-row.tsx';
import { searchPartners } from './search-partners.ts';

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    '@media (max-width: 760px)': { flexWrap: 'wrap', flexGrow: 1 },
  },
  search: {
    width: '260px',
    maxWidth: 'none',
    '@media (max-width: 760px)': { flex: '1 1 100%' },
  },
});

export function PartnersPage() {
  const styles = useStyles();
  const { partners: texts } = useI18n().texts.operator;
  const { q = '' } = partnersRoute.useSearch();
  const navigate = partnersRoute.useNavigate();
  const [isAdding, setAdding] = useState(false);
  const search = (term: string) =>
    void navigate({ search: term ? { q: term } : {}, replace: true });
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <div className={styles.actions}>
          <SearchBox
            className={styles.search}
            aria-label={texts.search}
            placeholder={texts.search}
            value={q}
            dismiss={{ 'aria-label': texts.clear }}
            onChange={(_, { value }) => search(value)}
          />
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
          <ShowAsCode method="adminPartners" args={[]} compact />
        </div>
      </PageHeader>
      {isAdding && <PartnerForm close={() => setAdding(false)} />}
      <WithAnswer answer={usePartners()}>
        {(partners) => <Found partners={partners} term={q} />}
      </WithAnswer>
    </>
  );
}

function Found({
  partners,
  term,
}: {
  readonly partners: readonly Partner[];
  readonly term: string;
}) {
  const rows = useRowStyles();
  const { texts, formats } = useI18n();
  const { partners: words } = texts.operator;
  const found = searchPartners(partners, term);
  const [shown, all] = [formats.number(found.length), formats.number(partners.length)];
  if (partners.length === 0) {
    return (
      <EmptyState icon={<OrganizationRegular />} title={words.none}>
        {words.noneLead}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={rows.count} role="status">
        {found.length === partners.length
          ? words.count(partners.length, all)
          : words.shown(shown, all)}
      </p>
      {found.length === 0 ? (
        <EmptyState icon={<SearchRegular />} title={words.nothing}>
          {words.nothingLead(term)}
        </EmptyState>
      ) : (
        <div className={rows.card}>
          <VirtualList
            label={words.title}
            items={found}
            keyOf={({ tenantId }) => tenantId}
            rowHeight={64}
            total={found.length}
          >
            {(partner) => <PartnerRow partner={partner} />}
          </VirtualList>
        </div>
      )}
    </>
  );
}
