import type { EditorView } from '@codemirror/view';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Diagnostic } from '@partner-insights/client/browser';
import { useTexts } from '../i18n/i18n-context.tsx';
import { fixProblem, goToProblem } from './fix-problem.ts';
import { messageParts } from './message-parts.ts';

const useStyles = makeStyles({
  list: {
    containerType: 'inline-size',
    maxHeight: '240px',
    margin: 0,
    padding: 0,
    overflowY: 'auto',
    listStyleType: 'none',
    ':empty': { display: 'none' },
  },
  problem: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 8px',
    padding: '4px 8px 4px 4px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  go: {
    display: 'flex',
    flex: '1 1 260px',
    alignItems: 'baseline',
    gap: '10px',
    minHeight: '28px',
    padding: '4px 8px',
    border: 'none',
    borderRadius: '4px',
    font: 'inherit',
    fontSize: '13px',
    lineHeight: '20px',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  fixes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 8px',
    ':empty': { display: 'none' },
    // Below the sentence, where there is no room beside it.
    '@container (max-width: 640px)': { paddingLeft: '54px', paddingBottom: '4px' },
  },
  place: {
    flexShrink: 0,
    minWidth: '36px',
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground3,
  },
  code: {
    padding: '1px 4px',
    borderRadius: '3px',
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  message: { overflowWrap: 'anywhere' },
});

interface Props {
  readonly view: EditorView | null;
  readonly problems: readonly Diagnostic[];
}

/** Each leads to its place, and offers what may have been meant. */
export function ProblemList({ view, problems }: Props) {
  const styles = useStyles();
  const { queryEditor: texts } = useTexts();
  return (
    <ul className={styles.list} aria-label={texts.problemList}>
      {problems.map((problem) => (
        <Problem key={`${problem.from} ${problem.code}`} view={view} problem={problem} />
      ))}
    </ul>
  );
}

function Problem({
  view,
  problem,
}: {
  readonly view: EditorView | null;
  readonly problem: Diagnostic;
}) {
  const styles = useStyles();
  const { queryEditor: texts } = useTexts();
  return (
    <li className={styles.problem}>
      <button
        type="button"
        className={styles.go}
        onClick={() => view && goToProblem(view, problem)}
      >
        <span className={styles.place}>{`${problem.line}:${problem.column}`}</span>
        <span lang="en" translate="no" className={styles.message}>
          {messageParts(problem).map(({ text, isCode, at }) =>
            isCode ? (
              <code key={at} className={styles.code}>
                {text}
              </code>
            ) : (
              <span key={at}>{text}</span>
            ),
          )}
        </span>
      </button>
      <span className={styles.fixes}>
        {problem.suggestions.map((suggestion) => (
          <Button
            key={suggestion}
            size="small"
            onClick={() => view && fixProblem(view, problem, suggestion, texts)}
          >
            {texts.changeTo(suggestion)}
          </Button>
        ))}
      </span>
    </li>
  );
}
