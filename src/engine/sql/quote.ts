/**
 * The one way by which a text enters SQL. Standard SQL knows a single escape, the doubled quote. NUL
 * must not stand in a statement (its end would be cut off), so it is put together by `chr(0)`.
 */
export function quoteText(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}

/** For names of the catalog only; nothing a user wrote ever becomes an identifier. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
