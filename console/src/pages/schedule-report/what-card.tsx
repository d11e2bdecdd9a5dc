import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { Card } from '../../components/card.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { DetailsFields } from './details-fields.tsx';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { QueryPicker } from './query-picker.tsx';
import { useProblemText } from './use-problem-text.ts';

const useStyles = makeStyles({
  text: {
    margin: 0,
    maxHeight: '110px',
    padding: '10px 12px',
    overflow: 'auto',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: '13px',
    lineHeight: '20px',
    '& code': { fontFamily: tokens.fontFamilyMonospace },
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** Which query, its text for reading, and what the report is called. */
export function WhatCard({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const form = useFormStyles();
  const { query: texts } = useTexts().scheduleReport;
  const problem = useProblemText(state);
  const { query, queries, report, isQueryMissing } = state;
  return (
    <Card title={texts.title}>
      <div className={form.fields}>
        {!report && (
          <Field
            label={texts.choose}
            required
            validationMessage={problem('query') ?? (isQueryMissing ? texts.missing : undefined)}
          >
            <QueryPicker
              queries={queries}
              queryId={state.form.queryId}
              choose={(queryId) => state.change({ queryId })}
            />
          </Field>
        )}
        {query && (
          <section
            className={styles.text}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
            tabIndex={0}
            aria-label={texts.text}
          >
            <code translate="no" lang="en">
              <Commas text={query.text} />
            </code>
          </section>
        )}
        <p className={form.note}>{report ? texts.fixed : texts.hint}</p>
        <DetailsFields state={state} />
      </div>
    </Card>
  );
}

/** Lines may end after a comma, where the text has no blank. */
const Commas = ({ text }: { readonly text: string }) =>
  text.split(/(?<=,)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts may be alike, and never change their places
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
