import { expect, test } from 'vitest';
import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

const rows = Object.entries<Setting<unknown>>(settings).map(
  ([name, { environment, fallback, help }]) =>
    `| \`${name}\` | \`${environment}\` | ${String(fallback) || '–'} | ${help} |`,
);

const document = `# Configuration

<!-- Made from src/config/settings.ts by a test; \`npx vitest run src/config -u\` writes it anew. -->

A setting comes from the command line, else from its environment variable, else from the YAML file
that \`INSIGHTS_CONFIG\` names (\`name: value\`, one a line), else it has its default. A bad value stops
the start with the setting's name.

| setting | environment | default | what it is |
|---|---|---|---|
${rows.join('\n')}
`;

test('docs/configuration.md lists every setting as it is', async () => {
  await expect(document).toMatchFileSnapshot('../../docs/configuration.md');
});
