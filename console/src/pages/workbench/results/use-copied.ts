import { useCallback, useEffect, useState } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { copyText } from '../copy-text.ts';

const SAID_MS = 5_000;

/** Copies, and says so for a while. */
export function useCopied() {
  const { notCopied } = useTexts().workbench;
  const [said, setSaid] = useState('');
  const copy = useCallback(
    (text: string, confirmation: string) =>
      void copyText(text).then(
        () => setSaid(confirmation),
        () => setSaid(notCopied),
      ),
    [notCopied],
  );
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return { said, copy };
}
