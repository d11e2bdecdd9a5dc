/** What no answer and no refusal may show of the inside. */
const leaks: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a stack',
    /(?:\n|\\n)\s+at |\bat \S+ \(\S+:\d+:\d+\)|node:internal|node_modules|\.[cm]?[jt]s:\d+/,
  ],
  [
    'an error class',
    /\b(Type|Range|Reference|Syntax|Sqlite|Eval|Aggregate)Error\b|\bERR_[A-Z_]+|\bFST_ERR|\bE(NOENT|ACCES|ISDIR|NOTDIR|NAMETOOLONG)\b/,
  ],
  [
    'the engine',
    /\b(Binder|Parser|Catalog|Conversion|Invalid Input|Out of Range|Internal|IO) Error\b|read_parquet|\.parquet\b|duckdb/i,
  ],
  [
    'the store',
    /SQLITE_|\bsqlite_|constraint failed|violates \w+|syntax error at or near|no such (table|column)|invalid (input|byte) s|out of range for type|kysely/i,
  ],
  ['SQL', /\b(from|into|update|join)\s+\\*["`]\w+\\*["`]|\bwhere\b.{0,80}=\s*(\$\d|\?)/i],
  [
    'a file of the machine',
    /root:x:0:0|\[fonts\]|\b[A-Z]:\\\\|(?<![\w.:/])\/(?:home|usr|var|tmp|opt|root|proc|srv|work)\/\w/,
  ],
];

/**
 * What the text gives away, with the words that do; undefined when nothing. What the request itself
 * said may be said back to it.
 */
export function findLeak(
  text: string,
  request: string,
  secrets: readonly string[],
): string | undefined {
  const said = normalise(request);
  const secret = secrets.find((one) => text.includes(one));
  if (secret) return `it shows ${JSON.stringify(secret.slice(0, 80))}`;
  for (const [what, pattern] of leaks) {
    const all = text.matchAll(new RegExp(pattern, `${pattern.flags}g`));
    const found = [...all].find(([words]) => !said.includes(squeeze(words)));
    if (found) return `it shows ${what}: ${JSON.stringify(around(text, found.index))}`;
  }
  return undefined;
}

const around = (text: string, index: number): string =>
  text.slice(Math.max(0, index - 40), index + 120);

/** Echoes come decoded, cut and in either case. */
function normalise(text: string): string {
  const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll('%', ''), 'hex').toString(),
  );
  return squeeze(`${decoded}\n${text}`);
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[\s\\]+/g, '');
