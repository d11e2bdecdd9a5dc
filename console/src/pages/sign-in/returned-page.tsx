import { makeStyles, Spinner } from '@fluentui/react-components';
import { PageHeader } from '../../components/page-header.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { ReturnFailure } from './return-failure.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { useReturn } from './use-return.ts';

const useStyles = makeStyles({ waiting: { justifyContent: 'start', padding: '8px 0 12px' } });

/** Where other issuers send back to: the last steps of the sign-in, or why there is none. */
export function ReturnedPage() {
  const styles = useStyles();
  const { external } = useTexts().signIn;
  const { issuer, next, failure } = useReturn();
  return (
    <SignInFrame>
      {failure === null ? (
        <>
          <PageHeader title={external.finishing} />
          <div role="status">
            <Spinner className={styles.waiting} label={external.finishingAt(issuer?.name ?? '')} />
          </div>
        </>
      ) : (
        <ReturnFailure issuer={issuer} next={next} error={failure} />
      )}
    </SignInFrame>
  );
}
