import type { HttpCall } from './http-call.ts';
import { type Literals, literal } from './literal.ts';
import { pythonQuoted } from './quote.ts';

const literals: Literals = {
  ...{ nothing: 'None', yes: 'True', no: 'False', unit: '    ', padding: '', text: pythonQuoted },
  time: (value) => pythonQuoted(value.toISOString()),
  key: pythonQuoted,
};

/** A whole program on `requests`, which finds the token in `TOKEN`. */
export function pythonSample({ verb, url, query, body }: HttpCall): string {
  const named = (name: string, value: unknown) =>
    `    ${name}=${literal(value, literals, '    ')},`;
  return [
    'import os',
    'import requests',
    '',
    `response = requests.${verb.toLowerCase()}(`,
    `    ${pythonQuoted(url)},`,
    `    headers={"Authorization": f"Bearer {os.environ['TOKEN']}"},`,
    ...(query.length > 0 ? [named('params', Object.fromEntries(query))] : []),
    ...(body === undefined ? [] : [named('json', body)]),
    '    timeout=120,',
    ')',
    'answer = response.json()',
    'if not response.ok:',
    '    raise SystemExit(answer["message"])',
    'for item in answer["value"]:',
    '    print(item)',
  ].join('\n');
}
