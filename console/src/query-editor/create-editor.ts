import {
  acceptCompletion,
  autocompletion,
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
import { type Complete, completionSource } from './completion-source.ts';
import { editorTheme } from './editor-theme.ts';
import { faultTip, fixAtCursor } from './fix-problem.ts';
import { formatText } from './format-text.ts';
import { highlightStyle } from './highlight-style.ts';
import { hoverInfo } from './hover-info.ts';
import { besideOrBelow } from './info-place.ts';
import { describeCandidate, detailOf, kindBadge, withheldNote } from './option-parts.ts';
import type { Option } from './options.ts';
import { fromOutside } from './outside-value.ts';

/** What an editor is handed once; the functions answer with what counts now. */
export interface EditorParts {
  readonly client: Pick<BrowserClient, 'checkQuery' | 'completeQuery'>;
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
        completion(parts),
        hoverInfo(completeWith(parts), parts.texts),
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

const completeWith =
  ({ client }: EditorParts): Complete =>
  (text, position, signal) =>
    client.completeQuery(text, position, { signal });

const completion = (parts: EditorParts) => {
  const { texts } = parts;
  return autocompletion({
    icons: false,
    positionInfo: besideOrBelow,
    activateOnCompletion: (option) => (option as Option).goesOn === true,
    override: [
      completionSource(completeWith(parts), {
        detail: (candidate) => detailOf(candidate, texts()),
        describe: (candidate) => describeCandidate(candidate, texts()),
      }),
    ],
    addToOptions: [
      { render: (option) => kindBadge(option as Option), position: 20 },
      { render: (option) => withheldNote(option as Option, texts()), position: 90 },
    ],
  });
};

const checking = ({ client, texts, onCheck }: EditorParts) =>
  checkAsTyped({
    check: (text, signal) => client.checkQuery(text, { signal }),
    report: onCheck,
    marking: {
      showFault: (view, fault) => faultTip(view, fault, texts()),
      withheld: (name) => texts().withheld(name),
    },
  });
