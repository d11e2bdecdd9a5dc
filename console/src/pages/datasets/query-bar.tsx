import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { spoken } from '../../components/spoken.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { newQuery } from './new-query.ts';
import { StartQuery } from './start-query.tsx';
import type { Choice } from './use-choice.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: '12px',
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    marginTop: '12px',
    padding: '10px 10px 10px 18px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  count: { flex: '1 1 160px', fontWeight: 600 },
  spoken,
});

interface Props {
  readonly dataset: DatasetDescription;
  readonly choice: Choice;
}

/** Stays in sight while something is chosen. */
export function QueryBar({ dataset, choice }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { chosen, columnCount, metricCount, clearChoice } = texts.datasets;
  const countOf = (parts: readonly { readonly name: string }[]) =>
    parts.filter(({ name }) => choice.names.has(name)).length;
  const [columns, metrics] = [countOf(dataset.columns), countOf(dataset.metrics)];
  const counts = [
    ...(columns > 0 ? [columnCount(columns, formats.number(columns))] : []),
    ...(metrics > 0 ? [metricCount(metrics, formats.number(metrics))] : []),
  ];
  const query = newQuery(dataset, choice.names);
  const told = counts.length > 0 ? chosen(formats.list(counts)) : '';
  return (
    <>
      {/* There before it has something to say, else it would not be heard. */}
      <span role="status" className={styles.spoken}>
        {told}
      </span>
      {told && (
        <section className={styles.bar} aria-label={texts.datasets.choice}>
          <span className={styles.count}>{told}</span>
          <Button appearance="subtle" icon={<DismissRegular />} onClick={choice.clear}>
            {clearChoice}
          </Button>
          <ShowAsCode method="testQuery" args={[{ query }]} />
          <StartQuery query={query} isMain />
        </section>
      )}
    </>
  );
}
