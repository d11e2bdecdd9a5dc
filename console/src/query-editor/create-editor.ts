import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { forEachDiagnostic, lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { BrowserClient } from '@partner-insights/client/browser';
import type { Texts } from '../i18n/texts.ts';
import { reportLanguage } from '../report-language/report-language.ts';
import { type CheckState, checkAsTyped } from './check-as-typed.ts';
import { editorTheme } from './editor-theme.ts';
import { faultTip, fixAtCursor } from './fix-problem.ts';
import { formatText } from './format-text.ts';
import { highlightStyle } from './highlight-style.ts';
import { fromOutside } from './outside-value.ts';
import { type SuggestionParts, suggestions } from './suggestions.ts';

/** What an editor is handed once; the functions answer with what counts now. */
export interface EditorParts {
  readonly client: Pick<BrowserClient, 'checkQuery' | 'completeQuery'>;
  readonly samples: SuggestionParts['samples'];
  readonly texts: () => Texts['queryEditor'];
  readonly attributes: () => Record<string, string>;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
  readonly onCheck: (state: CheckState) => void;
}

export const createEditor = (parent: HTMLElement, doc: string, parts: EditorParts): EditorView =>
  new EditorView({
    parent,
    state: EditorState.create({
      doc,
      extensions: [
        EditorView.cspNonce.of(pageNonce()),
        ...look(parts),
        ...behaviour(parts),
        ...suggestions(suggestionParts(parts)),
        checking(parts),
      ],
    }),
  });

/** Without it the Content-Security-Policy would refuse the style element that CodeMirror makes. */
const pageNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const look = ({ texts, attributes }: EditorParts) => [
  editorTheme,
  syntaxHighlighting(highlightStyle),
  EditorView.lineWrapping,
  lintGutter(),
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  bracketMatching(),
  placeholder(texts().placeholder),
  EditorState.phrases.of(texts().phrases),
  EditorView.contentAttributes.of(({ state }) => ({
    ...attributes(),
    translate: 'no',
    'aria-invalid': String(hasFaults(state)),
  })),
];

function hasFaults(state: EditorState): boolean {
  let found = false;
  forEachDiagnostic(state, ({ severity }) => {
    found ||= severity === 'error';
  });
  return found;
}

const behaviour = ({ texts, onChange, onRun }: EditorParts) => [
  reportLanguage,
  history(),
  closeBrackets(),
  EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    const isOurs = transactions.some((one) => one.docChanged && !one.annotation(fromOutside));
    if (docChanged && isOurs) onChange(state.doc.toString());
  }),
  Prec.highest(
    keymap.of([
      { key: 'Mod-Enter', run: () => done(onRun) },
      { key: 'Shift-Alt-f', run: (view) => formatText(view, texts()) },
      { key: 'Mod-.', run: (view) => fixAtCursor(view, texts()) },
      { key: 'Tab', run: acceptCompletion },
    ]),
  ),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...lintKeymap.filter(({ key }) => key === 'F8'),
    ...historyKeymap,
    ...defaultKeymap,
  ]),
];

const done = (act: () => void): true => {
  act();
  return true;
};

const suggestionParts = ({ client, samples, texts }: EditorParts): SuggestionParts => ({
  complete: (text, position, signal) => client.completeQuery(text, position, { signal }),
  samples,
  texts,
});

const checking = ({ client, texts, onCheck }: EditorParts) =>
  checkAsTyped({
    check: (text, signal) => client.checkQuery(text, { signal }),
    report: onCheck,
    marking: {
      showFault: (view, fault) => faultTip(view, fault, texts()),
      withheld: (name) => texts().withheld(name),
    },
  });
