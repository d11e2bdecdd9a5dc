import type { Formats } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/texts.ts';

/** The fields of the form that can be wrong. */
export type Field =
  | 'query'
  | 'name'
  | 'description'
  | 'interval'
  | 'start'
  | 'end'
  | 'periodFrom'
  | 'periodTo'
  | 'format'
  | 'callbackUrl'
  | 'callbackMethod'
  | 'catchUp'
  | 'catchUpWindow';

/** What is wrong, with what would be right. */
export type Problem =
  | { readonly code: 'required' | 'control' | 'url' | 'tooFar' | 'beforeStart' | 'periodOrder' }
  | { readonly code: 'tooLong'; readonly most: number; readonly length: number }
  | { readonly code: 'between'; readonly least: number; readonly most: number }
  | { readonly code: 'hours'; readonly least: number; readonly unit: 'hours' | 'days' }
  | { readonly code: 'tooEarly'; readonly earliest: Date; readonly leadHours: number }
  | { readonly code: 'gap'; readonly at: Date; readonly before: string; readonly after: string }
  | { readonly code: 'service'; readonly text: string };

export type Problems = Partial<Readonly<Record<Field, Problem>>>;

/** `time` writes an instant in the zone that the form is in. */
export function problemText(
  problem: Problem,
  texts: Texts['scheduleReport']['problems'],
  { number }: Formats,
  time: (instant: Date) => string,
): string {
  switch (problem.code) {
    case 'service':
      return problem.text;
    case 'tooLong':
      return texts.tooLong(number(problem.most), number(problem.length));
    case 'between':
      return texts.between(number(problem.least), number(problem.most));
    case 'hours':
      return problem.unit === 'days'
        ? texts.days(number(Math.ceil(problem.least / 24)), number(90))
        : texts.hours(number(problem.least), number(2160));
    case 'tooEarly':
      return texts.tooEarly(number(problem.leadHours), time(problem.earliest));
    case 'gap':
      return texts.gap(problem.before, problem.after);
    default:
      return texts[problem.code];
  }
}
