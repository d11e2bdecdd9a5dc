import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import type { ClauseName } from '../report-language/query-model.ts';
import type { FormState } from './form-state.ts';

const useStyles = makeStyles({
  section: {
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
  },
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: '8px' },
  title: { margin: 0, fontSize: '13px', lineHeight: '20px', fontWeight: 600 },
  aside: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  problem: {
    display: 'flex',
    gap: '6px',
    margin: 0,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground2,
  },
  icon: {
    flexShrink: 0,
    fontSize: '16px',
    lineHeight: 0,
    color: tokens.colorStatusWarningForeground1,
  },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly form: FormState;
  readonly clause: ClauseName;
  readonly children: ReactNode;
}

/** One clause of the query; what of it only the text can show is told at its end. */
export function FormSection({ title, aside, form, clause, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
      <ClauseProblem form={form} clause={clause} />
    </section>
  );
}

const MOST_SHOWN = 60;

function ClauseProblem({ form: { model, text }, clause }: Pick<Props, 'form' | 'clause'>) {
  const styles = useStyles();
  const { problem } = useTexts().queryForm;
  const found = model.problems.find((one) => one.clause === clause);
  if (!found) return null;
  const part = text.slice(found.from, found.to);
  return (
    <p className={styles.problem}>
      <span className={styles.icon}>
        <WarningRegular aria-hidden />
      </span>
      <span>
        {problem}{' '}
        <code className={styles.code} translate="no">
          {part.length > MOST_SHOWN ? `${part.slice(0, MOST_SHOWN)}…` : part}
        </code>
      </span>
    </p>
  );
}
