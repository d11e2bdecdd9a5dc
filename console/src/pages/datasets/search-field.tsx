import { makeStyles, SearchBox } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: {
    flex: '0 1 320px',
    minWidth: 'min(100%, 220px)',
    maxWidth: '100%',
    '@media (max-width: 640px)': { flexBasis: '100%' },
  },
});

interface Props {
  readonly label: string;
  readonly clear: string;
  readonly term: string;
  search(term: string): void;
}

export function SearchField({ label, clear, term, search }: Props) {
  const styles = useStyles();
  return (
    <SearchBox
      className={styles.box}
      aria-label={label}
      placeholder={label}
      value={term}
      dismiss={{ 'aria-label': clear }}
      onChange={(_, { value }) => search(value)}
    />
  );
}
