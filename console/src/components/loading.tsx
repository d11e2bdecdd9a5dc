import { makeStyles, Spinner } from '@fluentui/react-components';
import { useTexts } from '../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', placeItems: 'center', minHeight: '240px' },
});

export function Loading() {
  const styles = useStyles();
  const { common } = useTexts();
  return (
    <div className={styles.root}>
      <Spinner label={common.loading} labelPosition="below" />
    </div>
  );
}
