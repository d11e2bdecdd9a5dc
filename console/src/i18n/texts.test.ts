import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { english } from './en/index.ts';
import { korean } from './ko/index.ts';
import { pickLanguage } from './texts.ts';

const root = resolve(import.meta.dirname, '..');

/** Attributes that are read out or shown. */
const SPOKEN = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'lead', 'content', 'hint'];

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) yield value as Node;
    for (const one of Object.values(value)) yield* nodesOf(one);
  }
}

const isLiteral = (node: unknown): boolean => (node as Node | null)?.type === 'Literal';
const hasWords = (text: unknown): boolean => /\p{L}/u.test(String(text));

/** Texts that stand in the markup itself, where no catalogue reaches them. */
function literalTexts(file: string): string[] {
  const ast = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'tsx' });
  return [...nodesOf(ast)].flatMap((node) => {
    if (node.type === 'JSXText' && hasWords(node.value)) return [`${file}: ${node.value}`];
    if (node.type !== 'JSXAttribute' || !isLiteral(node.value)) return [];
    const name = String((node.name as Node).name);
    const { value } = node.value as Node;
    return SPOKEN.includes(name) && hasWords(value) ? [`${file}: ${name}="${value}"`] : [];
  });
}

test('no markup holds literal text: all of it is in the catalogues', () => {
  const files = globSync('**/*.tsx', { cwd: root });
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(literalTexts)).toEqual([]);
});

/** Every text as it reads with placeholders, by its key. */
const textsOf = (catalogue: object, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object') return textsOf(value, `${path}${key}.`);
    const text = typeof value === 'function' ? value('{a}', '{b}') : value;
    return [[`${path}${key}`, String(text)]];
  });

test('Korean has the keys of English, its placeholders, and words of its own', () => {
  const [first, second] = [textsOf(english), new Map(textsOf(korean))];
  expect([...second.keys()].sort()).toEqual(first.map(([key]) => key).sort());
  expect([...second].filter(([, text]) => text.trim() === '')).toEqual([]);
  const sameOnPurpose = ['common.product'];
  const same = first.filter(([key, text]) => second.get(key) === text).map(([key]) => key);
  const untranslated = same.filter((key) => !key.endsWith('timeBy'));
  expect(untranslated).toEqual(sameOnPurpose);
});

test.each([
  [[null, 'de-DE', 'ko-KR', 'en-US'], 'ko'],
  [['en', 'ko'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('of %j the language is %s', (wished, language) => {
  expect(pickLanguage(wished)).toBe(language);
});
