/**
 * A text as a literal of standard SQL, which knows a single escape, the doubled quote. NUL must not stand in a
 * statement (its end would be cut off), so it is put together by `chr(0)`.
 */
export function quoteText(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}

/** A text as a literal where a backslash escapes, as in ClickHouse. */
export const quoteEscapedText = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;

/** For names of the catalog only; nothing a user wrote ever becomes an identifier. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
