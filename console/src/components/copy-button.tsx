import { Button, type ButtonProps, makeStyles } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { spoken } from './spoken.ts';

const useStyles = makeStyles({
  spoken,
});

/** Browsers hand out the clipboard by https, and to this machine, alone. */
const canCopy = 'clipboard' in navigator;

const CONFIRMED_MS = 4_000;

interface Props extends Pick<ButtonProps, 'appearance' | 'size' | 'className'> {
  readonly text: string;
  readonly label: string;
}

/** Copies, and says so to eyes and ears. Nothing where the browser has no clipboard. */
export function CopyButton({ text, label, ...look }: Props) {
  const styles = useStyles();
  const { copied: confirmation } = useTexts().common;
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(undefined), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  if (!canCopy) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <>
      <Button
        {...look}
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
      >
        {isCopied ? confirmation : label}
      </Button>
      <span role="status" className={styles.spoken}>
        {isCopied ? confirmation : ''}
      </span>
    </>
  );
}
