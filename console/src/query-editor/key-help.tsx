import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons';
import { useTexts } from '../i18n/i18n-context.tsx';
import { keyNames } from './key-names.ts';

const useStyles = makeStyles({
  title: { margin: '0 0 8px', fontSize: '14px', fontWeight: 600 },
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: '6px 14px',
    margin: 0,
    maxWidth: 'min(360px, 80vw)',
    fontSize: '13px',
    lineHeight: '20px',
  },
  key: { fontFamily: tokens.fontFamilyMonospace, fontWeight: 600 },
  does: { margin: 0 },
});

/** What can be done without a mouse. */
export function KeyHelp() {
  const styles = useStyles();
  const { queryEditor: texts } = useTexts();
  const names = keyNames(navigator.platform);
  return (
    <Popover trapFocus positioning="above-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<KeyboardRegular />}>
          {texts.keys.title}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={texts.keys.title} tabIndex={-1}>
        <h3 className={styles.title}>{texts.keys.title}</h3>
        <dl className={styles.keys}>
          {(Object.keys(names) as (keyof typeof names)[]).map((what) => (
            <Row key={what} keyName={names[what]} does={texts.keys[what]} />
          ))}
        </dl>
      </PopoverSurface>
    </Popover>
  );
}

function Row({ keyName, does }: { readonly keyName: string; readonly does: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.key} translate="no">
        {keyName}
      </dt>
      <dd className={styles.does}>{does}</dd>
    </>
  );
}
