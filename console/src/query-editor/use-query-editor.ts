import type { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.tsx';
import { useSamplesOf } from '../api/use-dataset-facts.ts';
import { useI18n } from '../i18n/i18n-context.tsx';
import type { CheckState } from './check-as-typed.ts';
import { createEditor, type EditorParts } from './create-editor.ts';
import { createEchoes, valueFromOutside } from './outside-value.ts';

interface Given {
  readonly value: string;
  readonly attributes: Record<string, string>;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
  readonly onCheck: (state: CheckState) => void;
}

/** An editor in the parent; made anew for another language, whose words it has all over. */
export function useQueryEditor(
  parent: RefObject<HTMLElement | null>,
  given: Given,
): EditorView | null {
  const { client } = useApi();
  const { texts } = useI18n();
  const samples = useSamplesOf();
  const [view, setView] = useState<EditorView | null>(null);
  const [echoes] = useState(createEchoes);
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    if (!parent.current) return;
    const parts: EditorParts = {
      client,
      samples,
      texts: () => texts.queryEditor,
      attributes: () => latest.current.attributes,
      onChange: (value) => {
        echoes.report(value);
        latest.current.onChange(value);
      },
      onRun: () => latest.current.onRun(),
      onCheck: (state) => latest.current.onCheck(state),
    };
    const made = createEditor(parent.current, latest.current.value, parts);
    setView(made);
    return () => made.destroy();
  }, [parent, client, samples, texts, echoes]);
  useValueFromOutside(view, given.value, echoes);
  return view;
}

function useValueFromOutside(
  view: EditorView | null,
  value: string,
  echoes: ReturnType<typeof createEchoes>,
): void {
  useEffect(() => {
    if (!view || echoes.isEcho(value)) return;
    const change = valueFromOutside(view.state, value);
    if (change) view.dispatch(change);
  }, [view, value, echoes]);
}
