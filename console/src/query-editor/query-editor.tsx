import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Diagnostic, QueryCheck } from '@partner-insights/client/browser';
import { useId, useRef, useState } from 'react';
import { spoken } from '../components/spoken.ts';
import { useTexts } from '../i18n/i18n-context.tsx';
import type { CheckState } from './check-as-typed.ts';
import { EditorBar } from './editor-bar.tsx';
import { ProblemList } from './problem-list.tsx';
import { useQueryEditor } from './use-query-editor.ts';

const useStyles = makeStyles({
  frame: {
    minWidth: 0,
    overflow: 'hidden',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':has(.cm-focused)': {
      borderTopColor: tokens.colorCompoundBrandStroke,
      borderRightColor: tokens.colorCompoundBrandStroke,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      borderLeftColor: tokens.colorCompoundBrandStroke,
      boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    },
  },
  spoken,
});

export interface QueryEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun?: () => void;
  /** What the server says of the text, a moment after it was written; the check itself for more. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[], check: QueryCheck) => void;
  readonly label: string;
  readonly describedBy?: string;
  readonly className?: string;
}

/** A query's text, coloured, completed and checked as it is written, with its problems below. */
export function QueryEditor(props: QueryEditorProps) {
  const styles = useStyles();
  const { queryEditor: texts } = useTexts();
  const [state, setState] = useState<CheckState>({ kind: 'waiting' });
  const parent = useRef<HTMLDivElement>(null);
  const id = useId();
  const view = useQueryEditor(parent, {
    value: props.value,
    attributes: {
      'aria-label': props.label,
      'aria-describedby': [props.describedBy, `${id}-status`, `${id}-help`]
        .filter(Boolean)
        .join(' '),
      'aria-errormessage': `${id}-status`,
    },
    onChange: props.onChange,
    onRun: () => props.onRun?.(),
    onCheck: (told) => {
      setState((before) => (told.kind === 'waiting' && before.kind === 'checked' ? before : told));
      if (told.kind === 'checked') props.onDiagnostics?.(told.check.diagnostics, told.check);
    },
  });
  const isEmpty = props.value.trim() === '';
  const problems = state.kind === 'checked' && !isEmpty ? state.check.diagnostics : [];
  return (
    <div data-query-editor className={mergeClasses(styles.frame, props.className)}>
      <div ref={parent} />
      <EditorBar statusId={`${id}-status`} view={view} state={state} value={props.value} />
      <ProblemList view={view} problems={problems} />
      <span id={`${id}-help`} className={styles.spoken}>
        {texts.help}
      </span>
    </div>
  );
}
