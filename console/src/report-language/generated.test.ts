import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildParserFile } from '@lezer/generator';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;

// After a change of the grammar: npx vitest run console/src/report-language/generated.test.ts -u
test('the generated parser is that of the grammar', async () => {
  const grammar = readFileSync(join(folder, 'report-language.grammar'), 'utf8');
  const warnings: string[] = [];
  const { parser, terms } = buildParserFile(grammar, {
    fileName: 'report-language.grammar',
    typeScript: true,
    warn: (warning) => warnings.push(warning),
  });
  expect(warnings).toEqual([]);
  await expect(parser).toMatchFileSnapshot(join(folder, 'generated/parser.ts'));
  await expect(terms).toMatchFileSnapshot(join(folder, 'generated/terms.ts'));
});
