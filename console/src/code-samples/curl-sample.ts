import type { HttpCall } from './http-call.ts';
import { shellQuoted } from './quote.ts';

/** A command for a POSIX shell that has the token in `TOKEN`. */
export function curlSample({ verb, url, query, body }: HttpCall): string {
  const pairs = query.map(([name, value]) => `--data-urlencode ${shellQuoted(`${name}=${value}`)}`);
  const parts = [
    `curl -sS ${verbOption(verb, pairs.length > 0)}${shellQuoted(url)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...pairs,
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `--data @- <<'JSON'`]),
  ];
  const command = parts.join(' \\\n  ');
  // Handed in as a document, so that quotes within need no second escaping.
  return body === undefined ? command : `${command}\n${JSON.stringify(body, null, 2)}\nJSON`;
}

const verbOption = (verb: string, hasQuery: boolean): string =>
  [...(verb === 'GET' ? [] : [`-X ${verb}`]), ...(hasQuery ? ['--get'] : [])]
    .map((option) => `${option} `)
    .join('');
