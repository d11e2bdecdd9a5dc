import { LanguageSupport, LRLanguage } from '@codemirror/language';
import { parser } from './generated/parser.ts';

export { parser };

/** For CodeMirror. Lists in parentheses close themselves; nothing else is guessed. */
export const reportLanguage = new LanguageSupport(
  LRLanguage.define({
    name: 'report-language',
    parser,
    languageData: { closeBrackets: { brackets: ['(', "'"] }, wordChars: '_' },
  }),
);
