import { expect, test } from 'vitest';
import { errorCatalogue } from '../kernel/error-catalogue.ts';

test('docs/errors.md lists the error catalogue', async () => {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { status, sentence }]) =>
      `| \`${code}\` | ${status} | ${sentence.replaceAll('|', '\\|')} |`,
  );
  const document = [
    '# Errors',
    '',
    'Every error of the API is answered in the envelope: `message` holds the sentence, `statusCode` the',
    'HTTP status. The header `x-error-code` holds the code, for programs; `x-correlation-id` finds the',
    'request in the log. Words in braces are filled in.',
    '',
    'The token endpoints answer in OAuth’s shape instead: see [tokens.md](tokens.md).',
    '',
    'A test writes this page from `src/kernel/error-catalogue.ts`: after a change there, run',
    '`npx vitest run src/http/errors-document.test.ts --update`.',
    '',
    '| code | status | sentence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  await expect(document).toMatchFileSnapshot('../../docs/errors.md');
});
