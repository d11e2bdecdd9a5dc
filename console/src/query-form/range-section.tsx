import { makeStyles, Select, tokens } from '@fluentui/react-components';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useState } from 'react';
import { formatDays } from '../i18n/day-range.ts';
import { useI18n } from '../i18n/i18n-context.tsx';
import { isSound } from '../report-language/query-model.ts';
import { FormSection } from './form-section.tsx';
import type { FormState } from './form-state.ts';
import { intervalOf, usualRange } from './range-interval.ts';
import { useRangeWords } from './use-range-words.ts';

const useStyles = makeStyles({
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
  note: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly form: FormState;
  readonly dataset: DatasetDescription;
}

/** TIMESPAN: which time the rows are from. */
export function RangeSection({ form, dataset }: Props) {
  const styles = useStyles();
  const { texts } = useI18n();
  const { range: words } = texts.queryForm;
  const rangeWords = useRangeWords();
  const offered = dataset.availableDateRanges;
  const usual = usualRange(offered, dataset.timeColumn !== null);
  const written = form.model.timespan?.text.toUpperCase() ?? '';
  const choices = written === '' || offered.includes(written) ? offered : [...offered, written];
  return (
    <FormSection title={words.title} form={form} clause="timespan">
      <Select
        className={styles.select}
        aria-label={words.title}
        value={written}
        disabled={!isSound(form.model, 'timespan')}
        onChange={(_, { value }) =>
          form.apply({ kind: 'setTimespan', range: value === '' ? null : value })
        }
      >
        <option value="">{words.usual(rangeWords(usual))}</option>
        {choices.map((range) => (
          <option key={range} value={range}>
            {rangeWords(range)}
          </option>
        ))}
      </Select>
      <p className={styles.note} role="status">
        {written !== '' && !offered.includes(written) ? (
          words.notOffered
        ) : (
          <Dates range={written || usual} column={dataset.timeColumn} />
        )}
      </p>
    </FormSection>
  );
}

function Dates({ range, column }: { readonly range: string; readonly column: string | null }) {
  const { texts, language } = useI18n();
  const { range: words } = texts.queryForm;
  const [now] = useState(() => new Date());
  const interval = intervalOf(range, now);
  if (!column) return words.noTime;
  return interval
    ? words.dates(column, formatDays(language, interval.from, interval.to))
    : words.everything(column);
}
