/** How the editor's keys are written on the machine. */
export function keyNames(platform: string) {
  const isApple = /^(Mac|iP)/.test(platform);
  const mod = isApple ? '⌘' : 'Ctrl+';
  return {
    run: `${mod}${isApple ? '↩' : 'Enter'}`,
    suggest: `${isApple ? '⌃' : 'Ctrl+'}Space`,
    fix: `${mod}.`,
    next: 'F8',
    tidy: isApple ? '⇧⌥F' : 'Shift+Alt+F',
    undo: `${mod}Z`,
    leave: 'Esc, Tab',
  } as const;
}
