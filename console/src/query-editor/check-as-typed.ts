import { setDiagnostics } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { QueryCheck } from '@partner-insights/client/browser';
import { type Marking, marksOf } from './marks.ts';

export type CheckState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checked'; readonly check: QueryCheck }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface CheckOptions {
  readonly check: (text: string, signal: AbortSignal) => Promise<QueryCheck>;
  readonly report: (state: CheckState) => void;
  readonly marking: Marking;
}

/** After the last key: short enough to feel at once, long enough not to ask at every letter. */
const DELAY_MS = 250;

/** Asks the server what is wrong, at first and after each pause; an answer to an older text counts nothing. */
export const checkAsTyped = (options: CheckOptions) =>
  ViewPlugin.define((view) => new Checker(view, options));

class Checker implements PluginValue {
  readonly #view: EditorView;
  readonly #options: CheckOptions;
  #asking = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, options: CheckOptions) {
    this.#view = view;
    this.#options = options;
    this.#checkIn(0);
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.#checkIn(DELAY_MS);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  #checkIn(delay: number): void {
    this.destroy();
    this.#asking = new AbortController();
    this.#timer = setTimeout(() => void this.#check(this.#asking.signal), delay);
  }

  async #check(signal: AbortSignal): Promise<void> {
    const { check, report, marking } = this.#options;
    report({ kind: 'waiting' });
    try {
      const answer = await check(this.#view.state.doc.toString(), signal);
      if (signal.aborted) return;
      const { state } = this.#view;
      // That nothing is written yet needs no mark.
      const marks = isBlank(state) ? [] : marksOf(state, answer, marking);
      this.#view.dispatch(setDiagnostics(state, marks));
      report({ kind: 'checked', check: answer });
    } catch (error) {
      if (!signal.aborted) report({ kind: 'failed', error });
    }
  }
}

const isBlank = ({ doc }: EditorState): boolean => doc.toString().trim() === '';
