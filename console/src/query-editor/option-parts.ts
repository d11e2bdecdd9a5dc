import type { Completion } from '@partner-insights/client/browser';
import type { Texts } from '../i18n/texts.ts';
import type { Option } from './options.ts';

type EditorTexts = Texts['queryEditor'];

const letters: Readonly<Record<string, string>> = {
  keyword: 'K',
  dataset: 'D',
  column: 'C',
  metric: 'M',
  range: 'T',
  operator: '=',
  value: 'V',
};

function element(tag: string, className: string, text: string, lang?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

/** A letter for the kind; what it means is told beside the list. */
export function kindBadge({ type = '' }: Option): Node {
  const badge = element('span', `cm-kind cm-kind-${type}`, letters[type] ?? '');
  badge.setAttribute('aria-hidden', 'true');
  return badge;
}

export const withheldNote = ({ candidate }: Option, texts: EditorTexts): Node | null =>
  candidate?.withheld ? element('span', 'cm-optionWithheld', texts.withheldShort) : null;

/** Of a name that many datasets have, how many; which they are stands beside the list. */
export function detailOf(candidate: Completion, texts: EditorTexts): string {
  const count = datasetsOf(candidate).length;
  return count > 1 ? texts.inDatasets(String(count)) : candidate.detail;
}

const datasetsOf = ({ kind, detail, description }: Completion): readonly string[] =>
  (kind === 'column' || kind === 'metric') && description === null ? detail.split(', ') : [];

/** What stands beside the list about the selected one. */
export function describeCandidate(candidate: Completion, texts: EditorTexts): Node {
  const { kind, label, detail, description, withheld } = candidate;
  const box = document.createElement('div');
  box.append(element('p', 'cm-infoKind', texts.kinds[kind]));
  box.append(element('p', 'cm-infoText', description ?? detail, 'en'));
  if (withheld) box.append(element('p', 'cm-infoNote', texts.withheld(label)));
  return box;
}
