import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** HTTP/1.1 asks for a Host in every request. Node would refuse it by itself, in no shape of ours. */
export function requireHost(app: ApiApp): void {
  const refuse = atOnce(({ raw: { httpVersion, headers } }) => {
    if (httpVersion === '1.0' || headers.host !== undefined) return;
    throw new PublicError('invalid_request', {
      reason: 'The request has no Host header; HTTP/1.1 asks for one.',
    });
  });
  app.addHook('onRequest', refuse);
}
