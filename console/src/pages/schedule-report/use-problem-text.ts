import { useI18n } from '../../i18n/i18n-context.tsx';
import type { FormState } from './form-state.ts';
import { type Field, problemText } from './problem.ts';
import { zoneOf } from './schedule-form.ts';

/** The message of a field, in its own language where the service has said it. */
export function useProblemText({ problemOf, form, rules }: FormState) {
  const { texts, formats } = useI18n();
  const zone = zoneOf(form.schedule, rules);
  return (field: Field) => {
    const problem = problemOf(field);
    if (!problem) return undefined;
    const time = (instant: Date) => formats.inZone(zone).dayAndClock(instant);
    const children = problemText(problem, texts.scheduleReport.problems, formats, time);
    return { children, ...(problem.code === 'service' && { lang: 'en' }) };
  };
}
