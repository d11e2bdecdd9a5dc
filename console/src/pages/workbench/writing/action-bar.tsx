import { Button, makeStyles, ToggleButton, Tooltip, tokens } from '@fluentui/react-components';
import {
  CalendarClockRegular,
  PanelRightRegular,
  PlayFilled,
  SaveRegular,
  StopFilled,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { type Draft, isDirty } from '../draft/draft.ts';
import { RUN_KEYS } from '../run/run-keys.ts';
import type { Runner } from '../run/use-run.ts';
import { SaveDialog, type SaveFor } from '../save/save-dialog.tsx';
import { useSchedule } from '../save/use-schedule.ts';
import { ShareButton } from './share-button.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    padding: '10px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 560px)': {
      gap: '4px',
      paddingInline: '8px',
      '& button': { minWidth: 0, paddingInline: '8px' },
    },
  },
  keys: {
    marginInlineStart: '8px',
    fontSize: '11px',
    fontWeight: 400,
    '@media (max-width: 760px)': { display: 'none' },
  },
  run: { minWidth: '96px' },
  /** All actions in one row on a phone. */
  words: { '@media (max-width: 560px)': { '& .fui-Button__icon': { display: 'none' } } },
  space: { flex: 1 },
});

interface Props {
  readonly draft: Draft;
  change(by: (draft: Draft) => Draft): void;
  readonly runner: Runner;
  run(): void;
  /** Null where text and form are tabs. */
  readonly form: {
    readonly id: string;
    readonly isOpen: boolean;
    setOpen(open: boolean): void;
  } | null;
}

export function ActionBar({ draft, change, runner, run, form }: Props) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  const [saving, setSaving] = useState<SaveFor | null>(null);
  const schedule = useSchedule();
  const isEmpty = draft.text.trim() === '';
  const { origin } = draft;
  const isSaved = origin !== null && !isDirty(draft);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, no fields of a form
    <div className={styles.bar} role="group" aria-label={texts.actions}>
      <RunButton runner={runner} run={run} isEmpty={isEmpty} />
      <Button
        className={styles.words}
        icon={<SaveRegular />}
        disabledFocusable={isEmpty || isSaved}
        onClick={() => setSaving('keeping')}
      >
        {origin && !isSaved ? texts.saveAgain : texts.save}
      </Button>
      <Button
        className={styles.words}
        icon={<CalendarClockRegular />}
        disabledFocusable={isEmpty}
        onClick={() => (isSaved ? schedule(origin.queryId) : setSaving('scheduling'))}
      >
        {texts.schedule}
      </Button>
      <ShareButton text={draft.text} />
      {!isEmpty && (
        <ShowAsCode compact={form === null} method="testQuery" args={[{ query: draft.text }]} />
      )}
      <span className={styles.space} />
      {form && (
        <ToggleButton
          appearance="subtle"
          icon={<PanelRightRegular />}
          checked={form.isOpen}
          aria-controls={form.isOpen ? form.id : undefined}
          onClick={() => form.setOpen(!form.isOpen)}
        >
          {texts.showForm}
        </ToggleButton>
      )}
      {saving && (
        <SaveDialog saveFor={saving} draft={draft} change={change} close={() => setSaving(null)} />
      )}
    </div>
  );
}

function RunButton({ runner, run, isEmpty }: Pick<Props, 'runner' | 'run'> & { isEmpty: boolean }) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  const isRunning = runner.run.kind === 'running';
  return (
    <Tooltip content={texts.runHint(RUN_KEYS)} relationship="description">
      <Button
        appearance={isRunning ? 'secondary' : 'primary'}
        className={styles.run}
        icon={isRunning ? <StopFilled /> : <PlayFilled />}
        disabledFocusable={isEmpty && !isRunning}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={isRunning ? runner.cancel : run}
      >
        {isRunning ? texts.cancel : texts.run}
        {!isRunning && (
          <span className={styles.keys} aria-hidden>
            {RUN_KEYS}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
