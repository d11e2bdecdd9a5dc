import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { reportLanguage } from '../report-language/report-language.ts';
import { literalsOf, valueSource } from './value-source.ts';

const columns = [
  { name: 'Market', withheld: false, values: ['Germany', "Côte d'Ivoire"] },
  { name: 'Name', withheld: true, values: [] },
];

async function values(marked: string, explicit = false) {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: reportLanguage });
  const asked: string[] = [];
  const source = valueSource(
    async (dataset) => {
      asked.push(dataset);
      return { datasetName: 'B', snapshotId: '', watermark: '', rows: 2, columns };
    },
    () => 'in your rows',
  );
  const result = await source(new CompletionContext(state, pos, explicit));
  return { asked, labels: result?.options.map(({ label }) => label), result };
}

test('the values of the column are offered, in quotes', async () => {
  const { asked, labels } = await values('SELECT A FROM b WHERE market = |');
  expect(asked).toEqual(['b']);
  expect(labels).toEqual(["'Germany'", "'Côte d''Ivoire'"]);
});

test('what is begun is replaced whole', async () => {
  const { result } = await values("SELECT A FROM B WHERE Market IN ('Ger|')");
  expect(result).toMatchObject({ from: 33, to: 38 });
});

test('none where there are none for the caller, and nothing is asked where no value stands', async () => {
  expect((await values("SELECT A FROM B WHERE Name = '|'")).result).toBeNull();
  expect((await values('SELECT A FROM B WHERE |', true)).asked).toEqual([]);
});

test.each([
  [['5', '-1.5'], false, ['5', '-1.5']],
  [['5', '-1.5'], true, ["'5'", "'-1.5'"]],
  [['5', 'five'], false, ["'5'", "'five'"]],
])('%j, in quotes: %s', (given, isQuoted, literals) => {
  expect(literalsOf(given, isQuoted)).toEqual(literals);
});
