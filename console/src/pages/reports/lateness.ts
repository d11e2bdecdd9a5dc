import type { Formats } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/texts.ts';

/** `in time`, `12 sec late`; null for what never started. */
export function latenessWords(
  lateSeconds: number | null,
  texts: Pick<Texts['reports'], 'inTime' | 'late'>,
  { duration }: Pick<Formats, 'duration'>,
): string | null {
  if (lateSeconds === null) return null;
  return lateSeconds < 1 ? texts.inTime : texts.late(duration(lateSeconds));
}
