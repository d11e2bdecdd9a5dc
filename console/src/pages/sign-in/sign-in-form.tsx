import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { failureText } from './failure-text.ts';
import { useSignIn } from './use-sign-in.ts';

export interface Given {
  readonly tenantId: string;
  readonly userName: string;
  readonly password: string;
}

interface Props {
  readonly given: Given;
  readonly submitRef: RefObject<HTMLButtonElement | null>;
  change(given: Given): void;
}

const useStyles = makeStyles({
  form: { display: 'grid', gap: '14px' },
  submit: { marginTop: '4px', minHeight: '38px' },
});

const fields = [
  { key: 'tenantId', label: 'partner', hint: 'partnerHint', autoComplete: 'organization' },
  { key: 'userName', label: 'user', autoComplete: 'username' },
  { key: 'password', label: 'password', type: 'password', autoComplete: 'current-password' },
] as const;

export function SignInForm({ given, change, submitRef }: Props) {
  const styles = useStyles();
  const { signIn } = useTexts();
  const { isWorking, error, send } = useSignIn();
  const [isChecked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (fields.every(({ key }) => given[key].trim() !== '')) void send(given);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{failureText(error, signIn.failed)}</MessageBarBody>
        </MessageBar>
      )}
      {fields.map(({ key, label, autoComplete, ...more }) => (
        <Field
          key={key}
          label={signIn[label]}
          hint={'hint' in more ? signIn[more.hint] : undefined}
          validationMessage={isChecked && given[key].trim() === '' ? signIn.required : undefined}
        >
          <Input
            name={key}
            size="large"
            type={'type' in more ? more.type : 'text'}
            autoComplete={autoComplete}
            spellCheck={false}
            value={given[key]}
            onChange={(_, { value }) => change({ ...given, [key]: value })}
          />
        </Field>
      ))}
      <Button
        ref={submitRef}
        type="submit"
        appearance="primary"
        className={styles.submit}
        disabledFocusable={isWorking}
      >
        {isWorking ? signIn.working : signIn.submit}
      </Button>
    </form>
  );
}
