import { resource } from '../acceptance/support/people.ts';
import { runCommand } from '../acceptance/support/run-command.ts';
import { encodeForm, postForm, tokenUrl } from '../acceptance/support/tokens.ts';

const OPERATORS = '00000000-0000-4000-8000-00000000000a';

/** Makes an application of the operators, as the first one is made; answers what gets it a token. */
export async function makeOperator(url: string, home: string): Promise<() => Promise<string>> {
  const args = ['app', 'add', '--name', 'fuzz', '--operator', '--role', 'operator', '--json'];
  const made = await runCommand([...args, '--home', home]);
  if (made.code !== 0) throw new Error(`no operator:\n${made.stderr}`);
  const { value, secret } = JSON.parse(made.stdout);
  const form = encodeForm({
    ...{ grant_type: 'client_credentials', resource },
    ...{ client_id: value.clientId, client_secret: secret },
  });
  return async () => {
    const { status, body } = await postForm(tokenUrl(url, OPERATORS), form);
    if (status !== 200) throw new Error(`no token of an operator: ${JSON.stringify(body)}`);
    return String(body.access_token);
  };
}
