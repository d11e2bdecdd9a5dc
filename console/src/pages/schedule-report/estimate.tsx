import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ExplainedQuery, Explanation, NumberRange } from '@partner-insights/client/browser';
import { useDeferredValue } from 'react';
import { useExplanation } from '../../api/use-explanation.ts';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { CoveredWords } from './covered-words.tsx';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  note: { margin: '12px 0 0', fontSize: '13px', color: tokens.colorNeutralForeground2 },
  part: { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px', fontWeight: 600 },
  first: { margin: 0 },
  stale: { opacity: 0.6 },
});

/** How many rows, how large a file, how long a run. */
export function Estimate({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const { estimate: texts } = useI18n().texts.scheduleReport;
  const { query, form, read } = state;
  const explained: ExplainedQuery | null = query && {
    query: query.text,
    format: form.format,
    ...(read.periodFrom && { queryStartTime: read.periodFrom }),
    ...(read.periodTo && { queryEndTime: read.periodTo }),
  };
  const answer = useExplanation(useDeferredValue(explained));
  return (
    <Card title={texts.title}>
      <CoveredWords state={state} />
      {!explained ? (
        <p className={mergeClasses(styles.note, styles.first)}>{texts.choose}</p>
      ) : answer.data && !answer.isError ? (
        <div className={mergeClasses(answer.isFetching && styles.stale)}>
          <Explained explanation={answer.data} />
        </div>
      ) : answer.isError ? (
        <>
          <p className={mergeClasses(styles.note, styles.first)}>{texts.failed}</p>
          <p className={styles.note} lang="en">
            {answer.error.message}
          </p>
        </>
      ) : (
        <p className={mergeClasses(styles.note, styles.first)}>{texts.working}</p>
      )}
    </Card>
  );
}

function Explained({ explanation }: { readonly explanation: Explanation }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { estimate: words } = texts.scheduleReport;
  const { rows, fileBytes, seconds, parts, watermark, redacted } = explanation;
  const range = ({ estimate, low, high }: NumberRange, write: (value: number) => string) =>
    write(low) === write(high) ? write(estimate) : words.between(write(low), write(high));
  const bytes = range(fileBytes, formats.bytes);
  return (
    <>
      <h3 className={styles.part}>{words.now}</h3>
      <Facts
        facts={[
          { name: words.rows, value: range(rows, formats.number) },
          {
            name: words.bytes,
            value: parts ? `${bytes}, ${words.parts(parts, formats.number(parts))}` : bytes,
          },
          {
            name: words.seconds,
            value: range(seconds, (value) => formats.duration(Math.ceil(value))),
          },
        ]}
      />
      {watermark && <p className={styles.note}>{words.watermark(formats.time(watermark))}</p>}
      {redacted.length > 0 && (
        <p className={styles.note}>{words.redacted(formats.list(redacted))}</p>
      )}
    </>
  );
}
