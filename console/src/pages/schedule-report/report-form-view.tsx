import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { Estimate } from './estimate.tsx';
import { OutputCard } from './output-card.tsx';
import { Preview } from './preview.tsx';
import type { useFormState } from './use-form-state.ts';
import { WhatCard } from './what-card.tsx';
import { WhenCard } from './when-card.tsx';

const NARROW = '@media (max-width: 1080px)';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 372px',
    gridTemplateRows: 'auto auto 1fr',
    alignItems: 'start',
    gap: '16px',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'none' },
  },
  // As tall as what stands beside it, however many rows that takes.
  preview: { gridRow: 'span 2', minWidth: 0, [NARROW]: { gridRow: 'auto' } },
  column: { display: 'grid', gap: '16px', minWidth: 0 },
});

interface Props {
  readonly held: ReturnType<typeof useFormState>;
  readonly error: Error | null;
  readonly actions: ReactNode;
  send(): void;
}

export function ReportFormView({ held, error, actions, send }: Props) {
  const styles = useStyles();
  const { state, check, refuse } = held;
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!error) return;
    refuse(error.message);
    check();
  }, [error, refuse, check]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
    if (Object.keys(state.read.problems).length === 0) send();
    else focusFirstWrong(formRef.current);
  };
  return (
    <form ref={formRef} className={styles.form} onSubmit={submit} noValidate>
      <WhatCard state={state} />
      <Estimate state={state} />
      <WhenCard state={state} />
      <div className={styles.preview}>
        <Preview state={state} />
      </div>
      <div className={styles.column}>
        <OutputCard state={state} />
        <Outcome held={held} error={error} />
        {actions}
      </div>
    </form>
  );
}

/** After React has marked it. */
const focusFirstWrong = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });
};

function Outcome({ held, error }: Pick<Props, 'held' | 'error'>) {
  const { texts, formats } = useI18n();
  const { actions } = texts.scheduleReport;
  const count = Object.keys(held.state.shownProblems).length;
  const isRefused = error !== null && held.isRefused;
  if (!isRefused && !(held.isChecked && count > 0)) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {isRefused && <MessageBarTitle>{actions.refused}</MessageBarTitle>}{' '}
        {count > 0 && actions.problems(count, formats.number(count))}{' '}
        {held.refusedRest && <span lang="en">{held.refusedRest}</span>}
      </MessageBarBody>
    </MessageBar>
  );
}
