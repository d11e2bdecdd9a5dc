import { useEffect, useState } from 'react';

const PAUSE_MS = 400;

/** What is typed, and what counts once nobody types any more. */
export function useSettled(
  value: string,
  settle: (value: string) => void,
): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => settle(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, settle]);
  return [typed, setTyped];
}
