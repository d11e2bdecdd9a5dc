import type { DatasetDescription } from '@partner-insights/client/browser';
import type { Texts } from '../../i18n/texts.ts';

export const grainText = (
  { timeGrain }: DatasetDescription,
  { day, month, none }: Texts['datasets']['grain'],
): string => (timeGrain === 'day' ? day : timeGrain === 'month' ? month : none);
