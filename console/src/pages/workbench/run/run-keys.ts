interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Ctrl-Enter, and Command-Enter on a Mac. */
export const isRunKey = ({ key, ctrlKey, metaKey }: Pressed): boolean =>
  key === 'Enter' && (ctrlKey || metaKey);

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

/** As it stands on the keyboard. */
export const RUN_KEYS = isMac ? '⌘ Enter' : 'Ctrl+Enter';
