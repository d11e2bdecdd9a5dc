import { appendFile } from 'node:fs/promises';
import path from 'node:path';

/** One account's rows as lines in a text file, in the order they came. */
export interface AccountText {
  readonly account: string;
  readonly file: string;
  readonly rows: number;
}

export interface AccountTexts {
  add(account: string, line: string): void;
  /** To be awaited between batches: it bounds the memory. */
  flushWhenFull(): Promise<void>;
  flush(): Promise<void>;
  /** In the order in which the accounts first came. */
  all(): readonly AccountText[];
}

/** How many characters wait in memory, over all accounts, before they go to their files. */
const FLUSH_AT = 16 * 1024 * 1024;

/** Sorts lines into one file per account. */
export function createAccountTexts(folder: string): AccountTexts {
  const byAccount = new Map<
    string,
    { account: string; file: string; rows: number; lines: string[] }
  >();
  let waiting = 0;
  const start = (account: string) => {
    const file = path.join(folder, `${byAccount.size}.csv`);
    const text = { account, file, rows: 0, lines: [] };
    byAccount.set(account, text);
    return text;
  };
  const flush = async () => {
    for (const text of byAccount.values()) {
      if (text.lines.length === 0) continue;
      const lines = text.lines;
      text.lines = [];
      await appendFile(text.file, `${lines.join('\n')}\n`);
    }
    waiting = 0;
  };
  return {
    add: (account, line) => {
      const text = byAccount.get(account) ?? start(account);
      text.rows += 1;
      text.lines.push(line);
      waiting += line.length;
    },
    flushWhenFull: async () => {
      if (waiting >= FLUSH_AT) await flush();
    },
    flush,
    all: () => [...byAccount.values()],
  };
}
