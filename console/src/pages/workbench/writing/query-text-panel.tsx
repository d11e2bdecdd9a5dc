import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { QueryEditor } from '../../../query-editor/query-editor.tsx';

const useStyles = makeStyles({
  panel: { minWidth: 0 },
  /** A part of the card, which it fills: no frame of its own. */
  editor: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    border: 'none',
    borderRadius: 0,
    ':has(.cm-focused)': {
      boxShadow: 'none',
      // An outline would lie below the text, which has a layer of its own.
      '::after': {
        content: '""',
        position: 'absolute',
        inset: 0,
        zIndex: 1,
        border: `2px solid ${tokens.colorCompoundBrandStroke}`,
        pointerEvents: 'none',
      },
    },
    '& > div:first-child': { display: 'grid', flex: 1, minHeight: '180px' },
  },
});

interface Props {
  readonly text: string;
  setText(text: string): void;
  run(): void;
  /** How many there are in the text. */
  setErrors(errors: number): void;
}

export function QueryTextPanel({ text, setText, run, setErrors }: Props) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  return (
    <div className={styles.panel}>
      <QueryEditor
        className={styles.editor}
        label={texts.query}
        value={text}
        onChange={setText}
        onRun={run}
        onDiagnostics={({ length }) => setErrors(length)}
      />
    </div>
  );
}
