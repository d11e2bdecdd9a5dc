import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useState } from 'react';
import { Breakable } from '../components/breakable.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { isSound } from '../report-language/query-model.ts';
import { changeDataset } from './change-dataset.ts';
import { type Dropped, DroppedNotice } from './dropped-notice.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';
import { matchNames } from './match-names.ts';

const useStyles = makeStyles({
  box: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  list: { maxHeight: 'min(420px, 50vh)' },
  option: { display: 'grid', gap: '1px', padding: '2px 0' },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  note: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly form: FormState;
  readonly datasets: readonly DatasetDescription[];
}

export function DatasetSection({ form, datasets }: Props) {
  const styles = useStyles();
  const { dataset: texts } = useTexts().queryForm;
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const written = form.model.dataset?.text;
  const choose = (chosen: DatasetDescription): void => {
    if (chosen === form.dataset) return;
    const change = changeDataset(form.text, chosen);
    const isLoss = change.dropped.length > 0;
    setDropped(isLoss ? { ...change, dataset: chosen.datasetName, before: form.text } : null);
    form.replace(change.text);
  };
  return (
    <FormSection title={texts.title} form={form} clause="from">
      <DatasetPicker form={form} datasets={datasets} choose={choose} />
      {form.dataset ? (
        <p className={styles.note} lang="en">
          {form.dataset.description}
        </p>
      ) : (
        written && (
          <p className={styles.note} role="status">
            {texts.unknown(written)}
          </p>
        )
      )}
      <DroppedNotice form={form} dropped={dropped} dismiss={() => setDropped(null)} />
    </FormSection>
  );
}

interface PickerProps extends Props {
  choose(dataset: DatasetDescription): void;
}

function DatasetPicker({ form, datasets, choose }: PickerProps) {
  const styles = useStyles();
  const { dataset: texts, nothing } = useTexts().queryForm;
  const [term, setTerm] = useState<string | null>(null);
  const named = datasets.map((one) => ({ ...one, name: one.datasetName }));
  const found = matchNames(named, term ?? '');
  const current = form.dataset?.datasetName ?? form.model.dataset?.text ?? '';
  return (
    <Combobox
      className={styles.box}
      listbox={{ className: styles.list }}
      aria-label={texts.title}
      placeholder={texts.choose}
      disabled={!isSound(form.model, 'from')}
      value={term ?? current}
      selectedOptions={form.dataset ? [form.dataset.datasetName] : []}
      onChange={(event) => setTerm(event.target.value)}
      onOpenChange={(_, { open }) => open || setTerm(null)}
      onBlur={() => setTerm(null)}
      onOptionSelect={(_, { optionValue }) => {
        const chosen = datasets.find(({ datasetName }) => datasetName === optionValue);
        setTerm(null);
        if (chosen) choose(chosen);
      }}
    >
      {found.map(({ name, description }) => (
        <Option key={name} value={name} text={name}>
          <div className={styles.option}>
            <span className={styles.name} translate="no">
              <Breakable name={name} />
            </span>
            <span className={styles.note} lang="en">
              {description}
            </span>
          </div>
        </Option>
      ))}
      {found.length === 0 && (
        <Option key="none" disabled text={nothing}>
          {nothing}
        </Option>
      )}
    </Combobox>
  );
}
