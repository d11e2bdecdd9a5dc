import type { DateRange } from '../../catalog/dataset.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { completeQuery } from '../../language/complete-query.ts';
import type { Completion } from '../../language/completion/completion.ts';
import { resolveTimespan } from '../../language/timespan.ts';
import type { Caller } from '../caller.ts';
import { assertNotTooLarge } from '../check-report-query.ts';
import type { ReportsContext } from '../context.ts';
import type { CompletionView } from './query-check.ts';

export interface CompleteInput {
  readonly query?: string | null;
  /** UTF-16 code units from the beginning; the end of the text when left out. */
  readonly position?: number | null;
}

/** What may stand at a place of a text, finished or not. Reads no data. */
export function completeQueryText(
  { catalog, clock }: Pick<ReportsContext, 'catalog' | 'clock'>,
  { grant }: Pick<Caller, 'grant'>,
  program: string,
  input: CompleteInput,
): readonly CompletionView[] {
  const text = input.query ?? '';
  assertNotTooLarge(text);
  const position = positionIn(text, input.position ?? text.length);
  const now = clock.now();
  return completeQuery(text, position, program, catalog).map(
    ({ label, kind, detail, from, to, ...more }) => ({
      ...{ label, kind, detail },
      description: kind === 'range' ? covers(label as DateRange, now) : more.description,
      withheld: isWithheld(more, grant),
      ...{ from, to },
    }),
  );
}

function positionIn(text: string, position: number): number {
  if (position >= 0 && position <= text.length) return position;
  const reason = `Position must be from 0 to ${text.length}, the length of Query.`;
  throw new PublicError('invalid_request', { reason });
}

const isWithheld = (
  { sensitivity }: Pick<Completion, 'sensitivity'>,
  { withheld }: Caller['grant'],
): boolean => sensitivity !== null && withheld.includes(sensitivity);

/** The time a range has now, as texts of the language are: `LAST_MONTH` says little by itself. */
function covers(range: DateRange, now: Date): string {
  const interval = resolveTimespan(range, now);
  return interval?.from && interval.to
    ? `Now: from ${short(interval.from)} to before ${short(interval.to)}.`
    : 'All time.';
}

/** Midnight is a date. */
const short = (time: Date): string => toWireTime(time).replace('T00:00:00Z', '');
