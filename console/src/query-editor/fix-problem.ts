import { isolateHistory } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import type { Diagnostic } from '@partner-insights/client/browser';
import type { Texts } from '../i18n/texts.ts';
import { faultAt, placeOf } from './marks.ts';
import { messageParts } from './message-parts.ts';

type EditorTexts = Texts['queryEditor'];

/** Puts a suggestion in the fault's place, as one step of undo, and the cursor after it. */
export function fixProblem(
  view: EditorView,
  fault: Diagnostic,
  suggestion: string,
  texts: EditorTexts,
): void {
  const place = placeOf(view.state, fault);
  if (!place) return;
  view.dispatch({
    changes: { ...place, insert: suggestion },
    selection: { anchor: place.from + suggestion.length },
    annotations: isolateHistory.of('full'),
    effects: EditorView.announce.of(texts.changed(suggestion)),
    userEvent: 'input.fix',
    scrollIntoView: true,
  });
  view.focus();
}

/** The first suggestion for the fault at the cursor. */
export function fixAtCursor(view: EditorView, texts: EditorTexts): boolean {
  const fault = faultAt(view.state, view.state.selection.main.head);
  const [suggestion] = fault?.suggestions ?? [];
  if (!fault || suggestion === undefined) return false;
  fixProblem(view, fault, suggestion, texts);
  return true;
}

/** Selects the faulty stretch. */
export function goToProblem(view: EditorView, fault: Diagnostic): void {
  const place = placeOf(view.state, fault);
  if (!place) return;
  view.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
  view.focus();
}

/** For the tooltip: the sentence, and a button for each suggestion. */
export function faultTip(view: EditorView, fault: Diagnostic, texts: EditorTexts): Node {
  const tip = document.createElement('div');
  const sentence = document.createElement('div');
  sentence.lang = 'en';
  for (const { text, isCode } of messageParts(fault)) {
    const part = document.createElement(isCode ? 'code' : 'span');
    part.textContent = text;
    sentence.append(part);
  }
  const fixes = document.createElement('div');
  fixes.className = 'cm-fixes';
  for (const suggestion of fault.suggestions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-fix';
    button.textContent = texts.changeTo(suggestion);
    button.addEventListener('click', () => fixProblem(view, fault, suggestion, texts));
    fixes.append(button);
  }
  tip.append(sentence, ...(fault.suggestions.length > 0 ? [fixes] : []));
  return tip;
}
