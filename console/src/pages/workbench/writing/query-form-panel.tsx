import { makeStyles } from '@fluentui/react-components';
import { useDatasets } from '../../../api/use-datasets.ts';
import { WithAnswer } from '../../../components/with-answer.tsx';
import { QueryForm } from '../../../query-form/query-form.tsx';

const useStyles = makeStyles({
  panel: { padding: '14px 16px 20px' },
});

interface Props {
  readonly text: string;
  setText(text: string): void;
}

export function QueryFormPanel({ text, setText }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.panel}>
      <WithAnswer answer={useDatasets()}>
        {(datasets) => <QueryForm value={text} onChange={setText} datasets={datasets} />}
      </WithAnswer>
    </div>
  );
}
