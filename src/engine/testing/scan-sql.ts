export interface SqlToken {
  readonly kind: 'literal' | 'name' | 'number' | 'word' | 'sign';
  /** Of literals and names: what stands between the quotes, doubled quotes undone. */
  readonly text: string;
}

const kinds: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  ['literal', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_]+/y],
  // A single minus: two begin a comment. No semicolon, no backslash, no dollar, no question mark.
  ['sign', /<>|<=|>=|-(?!-)|[(),=<>*.]/y],
];

/**
 * Reads SQL as a standard engine does, and knows nothing of how it was made.
 * @throws Error at anything that is none of the few tokens a compiled query is made of
 */
export function scanSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    if (/[ \n]/.test(sql.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(sql, at);
    tokens.push(token.is);
    at += token.length;
  }
  return tokens;
}

function tokenAt(sql: string, at: number): { is: SqlToken; length: number } {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(sql) ?? [];
    if (found === undefined) continue;
    const quote = found.charAt(0);
    const text =
      kind === 'literal' || kind === 'name'
        ? found.slice(1, -1).replaceAll(quote + quote, quote)
        : found;
    return { is: { kind, text }, length: found.length };
  }
  throw new Error(`no token of a compiled query at ${at}: ${sql.slice(at, at + 40)}`);
}
