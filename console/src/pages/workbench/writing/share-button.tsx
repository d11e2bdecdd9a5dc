import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
} from '@fluentui/react-components';
import { ShareRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { spoken } from '../../../components/spoken.ts';
import { consoleBase } from '../../../config/console-config.ts';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { copyText } from '../copy-text.ts';
import { fitsAddress, shareLink } from '../draft/share-link.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '300px' },
  /** Spoken alone, where there is little room. */
  words: { '@media (max-width: 560px)': spoken },
  icon: { '@media (max-width: 560px)': { '& .fui-Button__icon': { marginInlineEnd: 0 } } },
});

/** Copies a link to the text, and says what it shows to others. */
export function ShareButton({ text }: { readonly text: string }) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  const [said, setSaid] = useState('');
  const isEmpty = text.trim() === '';
  const share = async () => {
    if (!fitsAddress(text)) return setSaid(texts.tooLongToShare);
    await copyText(shareLink(consoleBase(), text)).then(
      () => setSaid(texts.shared),
      () => setSaid(texts.notCopied),
    );
  };
  return (
    <Popover open={said !== ''} onOpenChange={(_, { open }) => !open && setSaid('')} withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.icon}
          icon={<ShareRegular />}
          disabledFocusable={isEmpty}
          onClick={isEmpty ? undefined : () => void share()}
        >
          <span className={styles.words}>{texts.share}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} tabIndex={-1}>
        <div role="status">{said}</div>
      </PopoverSurface>
    </Popover>
  );
}
