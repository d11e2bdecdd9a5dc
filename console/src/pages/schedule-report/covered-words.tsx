import { makeStyles, tokens } from '@fluentui/react-components';
import type { Formats } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/i18n-context.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { nextDueTime } from '../../schedule/schedule.ts';
import { coveredTime, type SpanLength, spanLength } from './covered-time.ts';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  root: { marginBottom: '14px' },
  part: { margin: '0 0 4px', fontSize: '13px', lineHeight: '18px', fontWeight: 600 },
  words: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The rows that the first run to come will hold, as seen from its due time. */
export function CoveredWords({ state }: { readonly state: FormState }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { preview } = texts.scheduleReport;
  const words = coveredWords(state, preview, formats);
  if (!words) return null;
  return (
    <section className={styles.root}>
      <h3 className={styles.part}>{preview.covers}</h3>
      <p className={styles.words}>{words}</p>
    </section>
  );
}

function coveredWords(
  { form, read, rules, query, dataset }: FormState,
  preview: Texts['scheduleReport']['preview'],
  formats: Formats,
): string | null {
  if (!query) return null;
  const isOnce = form.when === 'once';
  if (read.periodFrom || read.periodTo) return preview.given;
  const due = isOnce ? rules.now : read.schedule && nextDueTime(read.schedule, rules.now);
  if (!due) return null;
  const timespan = dataset && dataset.timeColumn === null ? null : query.timespan;
  const covered = coveredTime(timespan, due);
  const length = spanLength(timespan);
  if (covered.kind === 'all' || !length) return isOnce ? preview.allNow : preview.all;
  const day = (instant: Date) => formats.inZone('UTC').day(instant);
  const last = new Date(covered.before.getTime() - 1);
  const span = preview.span(lengthWords(length, preview, formats), day(covered.from), day(last));
  return isOnce ? span : `${span} ${preview.later}`;
}

function lengthWords(
  length: SpanLength,
  { days, months, today }: Texts['scheduleReport']['preview'],
  { number }: Formats,
): string {
  if (length.unit === 'today') return today;
  return (length.unit === 'day' ? days : months)(length.count, number(length.count));
}
