import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { DatasetSection } from './dataset-section.tsx';
import type { Field } from './fields.ts';
import { FilterSection } from './filter-section.tsx';
import { type FormState, type QueryFormProps, useFormState } from './form-state.ts';
import { LimitSection } from './limit-section.tsx';
import { OrderSection } from './order-section.tsx';
import { RangeSection } from './range-section.tsx';
import { SelectSection } from './select-section.tsx';

const useStyles = makeStyles({
  form: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    minWidth: 0,
    containerType: 'inline-size',
  },
  note: {
    display: 'flex',
    gap: '8px',
    margin: 0,
    padding: '10px 12px',
    borderRadius: '8px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: '13px',
    color: tokens.colorNeutralForeground2,
  },
  icon: {
    flexShrink: 0,
    fontSize: '18px',
    lineHeight: 0,
    color: tokens.colorStatusWarningForeground1,
  },
});

/** The query as a form. Its text is the one truth: every edit changes it, and whatever changes it shows here. */
export function QueryForm(props: QueryFormProps) {
  const styles = useStyles();
  const { form: words, empty } = useTexts().queryForm;
  const form = useFormState(props);
  const { model, dataset } = form;
  return (
    <section aria-label={words} className={styles.form}>
      {!model.readable && <Unreadable form={form} />}
      <DatasetSection form={form} datasets={props.datasets} />
      {dataset ? (
        <Clauses key={dataset.datasetName} form={form} />
      ) : (
        !model.dataset && model.readable && <p className={styles.note}>{empty}</p>
      )}
    </section>
  );
}

function Clauses({ form }: { readonly form: FormState }) {
  const [draft, setDraft] = useState<Field | null>(null);
  return (
    <>
      <SelectSection form={form} filterBy={setDraft} />
      <FilterSection form={form} draft={draft} setDraft={setDraft} />
      {form.dataset && <RangeSection form={form} dataset={form.dataset} />}
      <OrderSection form={form} />
      <LimitSection form={form} />
    </>
  );
}

function Unreadable({ form }: { readonly form: FormState }) {
  const styles = useStyles();
  const { unreadable, unclosed } = useTexts().queryForm;
  const isUnclosed = form.model.problems.every(({ clause }) => clause !== null);
  return (
    <p className={styles.note} role="status">
      <span className={styles.icon}>
        <WarningRegular aria-hidden />
      </span>
      <span>{isUnclosed && form.model.problems.length > 0 ? unclosed : unreadable}</span>
    </p>
  );
}
