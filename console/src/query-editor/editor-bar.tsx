import type { EditorView } from '@codemirror/view';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  PlugDisconnectedRegular,
  TextAlignLeftRegular,
} from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useI18n } from '../i18n/i18n-context.tsx';
import { formatQuery } from '../report-language/format-query.ts';
import type { CheckState } from './check-as-typed.ts';
import { formatText } from './format-text.ts';
import { KeyHelp } from './key-help.tsx';
import { keyNames } from './key-names.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    minHeight: '36px',
    padding: '2px 6px 2px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  status: {
    display: 'flex',
    flex: '1 1 150px',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    fontSize: '13px',
    lineHeight: '20px',
  },
  icon: { display: 'flex', flexShrink: 0, fontSize: '16px' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly statusId: string;
  readonly view: EditorView | null;
  readonly state: CheckState;
  readonly value: string;
}

/** Below the text: whether it is a query, and what can be done with it. */
export function EditorBar({ statusId, view, state, value }: Props) {
  const styles = useStyles();
  const { texts } = useI18n();
  const { queryEditor } = texts;
  const canFormat = useMemo(() => formatQuery(value) !== null, [value]);
  return (
    <div className={styles.bar}>
      <Status id={statusId} state={state} isEmpty={value.trim() === ''} />
      <Button
        size="small"
        appearance="subtle"
        icon={<TextAlignLeftRegular />}
        disabledFocusable={!canFormat}
        onClick={() => view && formatText(view, queryEditor)}
      >
        {queryEditor.format}
      </Button>
      <KeyHelp />
    </div>
  );
}

interface StatusProps {
  readonly state: CheckState;
  readonly isEmpty: boolean;
}

function Status({ id, ...told }: StatusProps & { readonly id: string }) {
  const styles = useStyles();
  const { text, icon } = useStatus(told);
  return (
    <p id={id} role="status" className={styles.status}>
      {icon}
      <span>{text}</span>
    </p>
  );
}

function useStatus({ state, isEmpty }: StatusProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { queryEditor } = texts;
  if (isEmpty) return { text: queryEditor.empty(keyNames(navigator.platform).suggest) };
  if (state.kind === 'waiting') return { text: queryEditor.checking };
  if (state.kind === 'failed') {
    return {
      text: queryEditor.failed,
      icon: <PlugDisconnectedRegular className={styles.icon} />,
    };
  }
  const { ok, diagnostics } = state.check;
  if (ok) {
    return {
      text: queryEditor.good,
      icon: <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.good)} />,
    };
  }
  return {
    text: queryEditor.problems(diagnostics.length, formats.number(diagnostics.length)),
    icon: <ErrorCircleFilled className={mergeClasses(styles.icon, styles.bad)} />,
  };
}
