import type { CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { DatasetSamples } from '@partner-insights/client/browser';
import type { Option } from './options.ts';
import { valuePlace } from './value-place.ts';

export type Samples = (dataset: string) => Promise<DatasetSamples>;

/** Offers values that the column has in the caller's own rows. */
export const valueSource =
  (samples: Samples, detail: () => string): CompletionSource =>
  async (context) => {
    const place = valuePlace(context.state, context.pos);
    if (!place || !isWanted(context, place)) return null;
    // Values that do not come are none: what is typed is not disturbed.
    const found = await samples(place.dataset).catch(() => null);
    const column = place.column.toLowerCase();
    const values = found?.columns.find(({ name }) => name.toLowerCase() === column)?.values ?? [];
    if (values.length === 0) return null;
    return {
      ...{ from: place.from, to: place.to },
      validFor: /^'?[^']*'?$/,
      options: literalsOf(values, place.from < place.to).map((label, index) => ({
        ...{ label, detail: detail(), type: 'value', sortText: String(index) },
      })) satisfies Option[],
    };
  };

const isWanted = (
  { explicit, state, pos }: CompletionContext,
  { from, to }: { from: number; to: number },
) => explicit || from < to || /[ \t(]/.test(state.sliceDoc(pos - 1, pos));

const NUMBER = /^-?\d+(\.\d+)?$/;

/** As the language writes them: numbers bare, unless a quote was begun. */
export function literalsOf(values: readonly string[], isQuoted: boolean): readonly string[] {
  const isBare = !isQuoted && values.every((value) => NUMBER.test(value));
  return isBare ? values : values.map((value) => `'${value.replaceAll("'", "''")}'`);
}
