import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular, KeyResetRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { Card } from '../../components/card.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Mono } from '../../components/mono.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useNotices } from './notices.tsx';

const useStyles = makeStyles({
  lead: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' },
  list: { display: 'grid', gap: '10px', margin: '0 0 12px', padding: 0, listStyleType: 'none' },
  note: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
});

type Asked = 'show' | 'rotate' | null;

/** The key of the signatures: asked for only by a click that says what it is, and forgotten with the page. */
export function SecretCard() {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { callbacks: words, done } = texts.reports;
  const [asked, setAsked] = useState<Asked>(null);
  const show = useChange((client) => client.callbackSecrets(), []);
  const rotate = useChange((client) => client.rotateCallbackSecret(), []);
  const notices = useNotices();
  const secrets = rotate.data ?? show.data ?? [];
  const close = () => setAsked(null);
  const hide = () => {
    show.reset();
    rotate.reset();
  };
  const ask = (change: typeof show, said?: string) => () =>
    change.mutate(undefined, {
      onSuccess: () => said && notices.done(said),
      onError: notices.failed,
      onSettled: close,
    });
  return (
    <Card title={words.secret}>
      <p className={styles.lead}>{words.secretLead}</p>
      {secrets.length > 0 && (
        <ul className={styles.list}>
          {secrets.map(({ secret, expiresTime }) => (
            <li key={secret} className={styles.row}>
              <Mono>{secret}</Mono>
              <CopyButton text={secret} label={words.copySecret} size="small" />
              <span className={styles.note}>
                {expiresTime === null ? words.newest : words.until(formats.time(expiresTime))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        {secrets.length > 0 ? (
          <Button icon={<EyeOffRegular />} onClick={hide}>
            {words.hide}
          </Button>
        ) : (
          <Button icon={<EyeRegular />} onClick={() => setAsked('show')}>
            {words.show}
          </Button>
        )}
        <Button icon={<KeyResetRegular />} onClick={() => setAsked('rotate')}>
          {words.rotate}
        </Button>
        <ShowAsCode method="rotateCallbackSecret" args={[]} compact />
      </div>
      {asked === 'show' && (
        <FormDialog
          title={words.secretTitle}
          action={words.show}
          isBusy={show.isPending}
          close={close}
          submit={ask(show)}
        >
          {words.secretBody}
        </FormDialog>
      )}
      {asked === 'rotate' && (
        <FormDialog
          title={words.rotateTitle}
          action={words.rotate}
          isBusy={rotate.isPending}
          close={close}
          submit={ask(rotate, done.rotated)}
        >
          {words.rotateBody}
        </FormDialog>
      )}
    </Card>
  );
}
