import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '520px', '@media (max-width: 480px)': { padding: '16px' } },
  content: { display: 'grid', gap: '14px' },
  lead: { margin: 0 },
  label: { display: 'block', marginBottom: '4px', color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  input: { flex: '1 1 220px', minWidth: 0, fontFamily: tokens.fontFamilyMonospace },
});

export interface Shown {
  readonly secret: string;
  readonly kind: 'secret' | 'password';
  /** What it belongs to: a client id, or a user name. */
  readonly name: string;
}

interface Props {
  readonly shown: Shown;
  close(): void;
}

/** Goes away by its button alone: a click beside it would lose what cannot be shown again. */
export function SecretOnce({ shown, close }: Props) {
  const styles = useStyles();
  const { forms } = useTexts().operator;
  const id = useId();
  const isSecret = shown.kind === 'secret';
  return (
    <Dialog open modalType="alert">
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{forms.secretTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.lead}>{forms.secretLead}</p>
            <ReadOnly label={isSecret ? forms.clientId : forms.userName} value={shown.name} />
            <div>
              <label htmlFor={id} className={styles.label}>
                {isSecret ? forms.secret : forms.password}
              </label>
              <div className={styles.line}>
                <Input
                  id={id}
                  className={styles.input}
                  value={shown.secret}
                  readOnly
                  onFocus={(event) => event.target.select()}
                />
                <CopyButton
                  text={shown.secret}
                  label={isSecret ? forms.copySecret : forms.copyPassword}
                />
              </div>
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {forms.done}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ReadOnly({ label, value }: { readonly label: string; readonly value: string }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.line}>
        <Input id={id} className={styles.input} value={value} readOnly />
      </div>
    </div>
  );
}
