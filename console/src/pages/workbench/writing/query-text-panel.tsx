import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { QueryEditor } from '../../../query-editor/query-editor.tsx';

const useStyles = makeStyles({ panel: { minWidth: 0 } });

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
        label={texts.query}
        value={text}
        onChange={setText}
        onRun={run}
        onDiagnostics={({ length }) => setErrors(length)}
      />
    </div>
  );
}
