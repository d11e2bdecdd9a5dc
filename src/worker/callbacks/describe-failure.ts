import { STATUS_CODES } from 'node:http';

/** Sentences for the report's owner: what came of an attempt that the receiver did not take. */

/** `status` is null when it is none that HTTP knows. */
export function describeStatus(status: number | null): string {
  if (status === null) return "The receiver's answer is not HTTP: its status code is not valid.";
  const name = STATUS_CODES[status];
  const answer = `The receiver answered ${status}${name === undefined ? '' : ` ${name}`}.`;
  if (status < 300 || status >= 400) return answer;
  return `${answer} Redirects are not followed: give the address it leads to as CallbackUrl.`;
}

export const describeTimeout = (milliseconds: number): string =>
  `The receiver did not answer within ${milliseconds / 1000} seconds.`;

export function describeError(error: unknown): string {
  const code = codeOf(error);
  const known = sentences[code];
  if (known !== undefined) return `${known} (${code})`;
  if (/CERT|VERIFY|ISSUER|SIGNATURE/.test(code)) {
    return `The receiver's certificate is not valid or not trusted. (${code})`;
  }
  if (/^(EPROTO|ERR_SSL)/.test(code)) return `No secure connection could be made. (${code})`;
  if (code.startsWith('HPE_')) return `The receiver's answer is not HTTP. (${code})`;
  return `The request failed${code === '' ? '' : ` (${code})`}.`;
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The receiver refused the connection.',
  ECONNRESET: 'The receiver closed the connection without an answer.',
  EPIPE: 'The receiver closed the connection without an answer.',
  ETIMEDOUT: 'The receiver could not be reached in time.',
  EHOSTUNREACH: 'The receiver cannot be reached.',
  ENETUNREACH: 'The receiver cannot be reached.',
  ENOTFOUND: "The receiver's name is not known.",
  EAI_AGAIN: "The receiver's name could not be looked up just now.",
  CERT_HAS_EXPIRED: "The receiver's certificate has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The receiver's certificate is for another name.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The receiver's certificate is self-signed, so it is not trusted.",
  SELF_SIGNED_CERT_IN_CHAIN: "The receiver's certificate is self-signed, so it is not trusted.",
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
