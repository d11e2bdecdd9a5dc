import { ensureSyntaxTree, LanguageSupport, LRLanguage, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Tree } from '@lezer/common';
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

const LONGEST_PARSE_MS = 500;

/** All of it: the editor's own may end where a busy machine left off. */
export const wholeTree = (state: EditorState): Tree =>
  ensureSyntaxTree(state, state.doc.length, LONGEST_PARSE_MS) ?? syntaxTree(state);
