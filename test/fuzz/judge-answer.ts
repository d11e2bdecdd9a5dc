import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Answer } from '../acceptance/support/send-bytes.ts';
import { findLeak } from './find-leak.ts';
import { INJECTED } from './hostile-texts.ts';
import type { OpenApi } from './operations.ts';
import type { WireRequest } from './wire-request.ts';

const ENVELOPE = ['dataRedacted', 'message', 'nextLink', 'statusCode', 'totalCount', 'value'];
const OAUTH = [
  ...['correlation_id', 'error', 'error_codes', 'error_description', 'timestamp', 'trace_id'],
];

/** Of HTTP itself: they can come of any address, documented or not. */
const COMMON = [400, 401, 403, 404, 405, 408, 413, 414, 417, 429, 431];

export type Judge = (request: WireRequest, answer: Answer) => string[];

/** Says all that is wrong with an answer; nothing when it is right. */
export function createJudge(document: OpenApi, secrets: readonly string[]): Judge {
  const schemas = schemaChecker(document);
  return (request, answer) => [
    ...statusFaults(request, answer),
    ...headerFaults(answer),
    ...(isBare(request, answer) ? [] : bodyFaults(request, answer, schemas)),
    ...leakFaults(request, answer, secrets),
  ];
}

/** Answers without a body, or whose body is nobody's shape. */
const isBare = ({ method }: WireRequest, { status }: Answer): boolean =>
  method === 'HEAD' || status === 304 || (status >= 300 && status < 400);

function statusFaults({ operation, strays }: WireRequest, { status }: Answer): string[] {
  if (status >= 500) {
    return status === 503 && operation.answers.has(503) ? [] : [`status ${status}`];
  }
  if (strays || operation.answers.has(status) || COMMON.includes(status)) return [];
  return [`status ${status}, which its document does not name`];
}

function headerFaults({ headers, head }: Answer): string[] {
  const faults: string[] = [];
  if (headers.has(INJECTED)) faults.push('a header was injected');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n/.test(head)) {
    faults.push('a control character in a header');
  }
  if (!headers.has('x-correlation-id')) faults.push('no x-correlation-id');
  return faults;
}

type SchemaChecker = (pointer: string, body: unknown) => string | undefined;

function bodyFaults(request: WireRequest, answer: Answer, schemas: SchemaChecker): string[] {
  const { operation, strays } = request;
  const { status, headers, body } = answer;
  const type = headers.get('content-type')?.[0] ?? '';
  if (!/^application\/json\b/.test(type)) {
    const other = status < 300 && (strays || operation.answers.get(status) === null);
    return other ? [] : [`content type ${type || '(none)'} of a ${status}`];
  }
  const read = parse(body.toString());
  if (read === undefined) return ['a body that is no JSON'];
  if (status >= 400) return refusalFaults(request, answer, read);
  const pointer = operation.answers.get(status);
  const fault = pointer && !strays ? schemas(pointer, read) : undefined;
  const enveloped = operation.secured && !strays && operation.path.startsWith('/insights/');
  return [...(fault ? [fault] : []), ...(enveloped ? envelopeFaults(read, status) : [])];
}

/** A readable refusal: the envelope, or on token routes also OAuth's shape. */
function refusalFaults(
  { operation, strays }: WireRequest,
  { status }: Answer,
  read: object,
): string[] {
  const isOAuth = sameKeys(read, OAUTH);
  if (isOAuth && (strays || operation.tags.includes('Tokens'))) return [];
  if (operation.tags.includes('Health') && status === 503) return [];
  return envelopeFaults(read, status);
}

function envelopeFaults(read: object, status: number): string[] {
  if (!sameKeys(read, ENVELOPE)) return [`no envelope: ${JSON.stringify(read).slice(0, 200)}`];
  const { value, totalCount, statusCode, message } = read as Record<string, unknown>;
  const right =
    Array.isArray(value) &&
    totalCount === value.length &&
    statusCode === status &&
    (status < 400 || (typeof message === 'string' && message.length > 0 && message.length < 5000));
  return right ? [] : [`a faulty envelope: ${JSON.stringify(read).slice(0, 200)}`];
}

const sameKeys = (read: object, keys: readonly string[]): boolean =>
  Object.keys(Object(read)).sort().join() === keys.join();

function parse(text: string): object | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function leakFaults(
  { method, target, headers, body }: WireRequest,
  answer: Answer,
  secrets: readonly string[],
): string[] {
  // What a file or the page holds is theirs.
  if (answer.status < 300 && !/json/.test(answer.headers.get('content-type')?.[0] ?? '')) return [];
  const said = [method, target, ...headers.flat(), String(body ?? '')].join('\n');
  const leak = findLeak(`${answer.head}\n${answer.body}`, said, secrets);
  return leak ? [leak] : [];
}

function schemaChecker(document: OpenApi): SchemaChecker {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'document' }, 'document');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer, body) => {
    const validate =
      compiled.get(pointer) ?? ajv.compile({ $ref: `document#${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
    if (validate(body)) return undefined;
    return `not as documented: ${ajv.errorsText(validate.errors)}`;
  };
}
