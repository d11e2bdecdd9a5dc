import { makeStyles, Radio, RadioGroup, SearchBox, tokens } from '@fluentui/react-components';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { countShown, type Listed } from './find-reports.ts';
import { type ListSearch, shownStatuses } from './list-search.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    marginBottom: '10px',
  },
  box: {
    flex: '0 1 236px',
    minWidth: 'min(100%, 180px)',
    maxWidth: '100%',
    '@media (max-width: 560px)': { flexBasis: '100%' },
  },
  filters: { flexWrap: 'wrap', marginInlineStart: '-8px' },
  count: {
    margin: 0,
    marginInlineStart: 'auto',
    fontSize: '13px',
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 560px)': { marginInlineStart: 0 },
  },
});

interface Props {
  readonly all: readonly Listed[];
  readonly found: number;
  readonly search: ListSearch;
  change(search: ListSearch): void;
}

export function ListBar({ all, found, search, change }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { reports } = texts;
  const { q = '', status } = search;
  const total = formats.number(all.length);
  return (
    <div className={styles.bar}>
      <SearchBox
        className={styles.box}
        aria-label={reports.search}
        placeholder={reports.search}
        value={q}
        dismiss={{ 'aria-label': reports.clear }}
        onChange={(_, { value }) => change(withText(search, value))}
      />
      <RadioGroup
        layout="horizontal"
        className={styles.filters}
        aria-label={reports.filter}
        value={status ?? 'all'}
        onChange={(_, { value }) => change(withStatus(search, value))}
      >
        <Radio value="all" label={reports.filterCount(reports.filters.all, total)} />
        {shownStatuses.map((one) => (
          <Radio
            key={one}
            value={one}
            label={reports.filterCount(reports.filters[one], formats.number(countShown(all, one)))}
          />
        ))}
      </RadioGroup>
      <p className={styles.count} role="status">
        {found === all.length
          ? reports.count(found, total)
          : reports.shown(formats.number(found), total)}
      </p>
    </div>
  );
}

function withText({ q: _, ...rest }: ListSearch, value: string): ListSearch {
  return value === '' ? rest : { ...rest, q: value };
}

function withStatus({ status: _, ...rest }: ListSearch, value: string): ListSearch {
  const status = shownStatuses.find((one) => one === value);
  return status ? { ...rest, status } : rest;
}
