import { useEffect } from 'react';
import { isRunKey } from './run-keys.ts';

/** Runs from wherever the focus is, but for what lies above the page. The editor hears its own keys first. */
export function useRunShortcut(run: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isRunKey(event) || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run]);
}
