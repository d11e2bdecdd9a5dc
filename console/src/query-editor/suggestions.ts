import { autocompletion } from '@codemirror/autocomplete';
import type { Texts } from '../i18n/texts.ts';
import { type Complete, completionSource } from './completion-source.ts';
import { hoverInfo } from './hover-info.ts';
import { besideOrBelow } from './info-place.ts';
import { describeCandidate, detailOf, kindBadge, withheldNote } from './option-parts.ts';
import type { Option } from './options.ts';
import { type Samples, valueSource } from './value-source.ts';

export interface SuggestionParts {
  readonly complete: Complete;
  readonly samples: Samples;
  readonly texts: () => Texts['queryEditor'];
}

/** What may be written at the cursor, and what a name under the pointer means. */
export const suggestions = ({ complete, samples, texts }: SuggestionParts) => [
  autocompletion({
    icons: false,
    positionInfo: besideOrBelow,
    activateOnCompletion: (option) => (option as Option).goesOn === true,
    override: [
      completionSource(complete, {
        detail: (candidate) => detailOf(candidate, texts()),
        describe: (candidate) => describeCandidate(candidate, texts()),
      }),
      valueSource(samples, () => texts().ownValue),
    ],
    addToOptions: [
      { render: (option) => kindBadge(option as Option), position: 20 },
      { render: (option) => withheldNote(option as Option, texts()), position: 90 },
    ],
  }),
  hoverInfo(complete, texts),
];
