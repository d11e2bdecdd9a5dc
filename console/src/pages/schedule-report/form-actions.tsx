import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  submit: { minHeight: '36px' },
  space: { flex: 1 },
  note: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly submit: string;
  readonly isWorking: boolean;
  /** Why there is nothing to send. */
  readonly note?: string | undefined;
  readonly cancelTo: Pick<LinkProps, 'to' | 'params'>;
  readonly code: ReactNode;
}

export function FormActions({ submit, isWorking, note, cancelTo, code }: Props) {
  const styles = useStyles();
  const { actions } = useTexts().scheduleReport;
  const navigate = useNavigate();
  return (
    <div className={styles.row}>
      <Button
        type="submit"
        appearance="primary"
        className={styles.submit}
        disabledFocusable={isWorking || note !== undefined}
      >
        {isWorking ? actions.working : submit}
      </Button>
      <Button className={styles.submit} onClick={() => void navigate(cancelTo)}>
        {actions.cancel}
      </Button>
      <span className={styles.note} role="status">
        {note}
      </span>
      <span className={styles.space} />
      {code}
    </div>
  );
}
