/** For a POSIX shell: nothing within single quotes means anything, but the quote itself. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A literal of TypeScript; of several lines where the text is. */
export const typescriptQuoted = (text: string): string =>
  hasPlainLines(text)
    ? `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\``
    : `'${escaped(text).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A literal of Python; of several lines where the text is. JSON's escapes are Python's too. */
export const pythonQuoted = (text: string): string =>
  hasPlainLines(text)
    ? `"""${text.replaceAll('\\', '\\\\').replace(/"(?="|$)/g, '\\"')}"""`
    : `"${escaped(text)}"`;

/** Other line ends would come out as this one, and other control characters could not be seen. */
const hasPlainLines = (text: string): boolean =>
  text.includes('\n') && text.isWellFormed() && !/[^\P{Cc}\n]|[\u2028\u2029]/u.test(text);

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
