import type { SyntaxNode } from '@lezer/common';
import { parser } from './generated/parser.ts';

const WIDTH = 76;
const INDENT = '  ';
const keyword = /^(select|distinct|from|where|and|not|like|in|order|by|asc|desc|limit|timespan)$/i;

/** One clause a line, one condition a line, keywords in capitals; null where the text is faulty. */
export function formatQuery(text: string): string | null {
  const tree = parser.parse(text);
  const clauses = childrenOf(tree.topNode);
  if (clauses.length === 0 || isFaulty(tree.topNode)) return null;
  return clauses.reduce((lines, clause) => {
    if (clause.name === ';') return `${lines};`;
    return `${lines}${lines && '\n'}${clauseLines(clause, text)}`;
  }, '');
}

function isFaulty(top: SyntaxNode): boolean {
  let faulty = false;
  top.cursor().iterate(({ type }) => {
    faulty ||= type.isError || type.name === 'UnclosedString';
  });
  return faulty;
}

function clauseLines(clause: SyntaxNode, text: string): string {
  const parts = partsOf(clause, text);
  if (clause.name === 'WhereClause') return parts.join(`\n${INDENT}AND `);
  const line = parts.join(', ');
  if (line.length <= WIDTH || parts.length === 1) return line;
  const [head, first] = splitHead(parts[0] ?? '');
  const items = [first, ...parts.slice(1)].map((part) => INDENT + part);
  return `${head}\n${items.join(',\n')}`;
}

/** `SELECT DISTINCT A` → `SELECT DISTINCT` and `A`. */
const splitHead = (part: string): [string, string] => {
  const head = /^(SELECT DISTINCT|SELECT|ORDER BY)/.exec(part)?.[0] ?? '';
  return [head, part.slice(head.length + 1)];
};

/** Of a clause what commas or AND separate, the first with the words that begin it. */
function partsOf(clause: SyntaxNode, text: string): string[] {
  const parts = [''];
  for (const child of childrenOf(clause)) {
    if (child.name === ',' || child.name === 'And') parts.push('');
    else parts.push(spaced(parts.pop() ?? '', wordsOf(child, text)));
  }
  return parts;
}

function wordsOf(node: SyntaxNode, text: string): string {
  const children = childrenOf(node);
  if (children.length > 0) {
    return children.map((child) => wordsOf(child, text)).reduce(spaced, '');
  }
  const word = text.slice(node.from, node.to);
  return keyword.test(word) || node.name === 'TimespanRange' ? word.toUpperCase() : word;
}

const spaced = (before: string, word: string): string =>
  before === '' || before.endsWith('(') || word === ')' || word === ','
    ? before + word
    : `${before} ${word}`;

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
