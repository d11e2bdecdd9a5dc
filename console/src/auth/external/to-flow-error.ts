import * as oauth from 'oauth4webapi';
import { SignInError } from '../tokens.ts';
import { FlowError, type FlowFailure } from './flow-error.ts';

/** RFC 6749, 4.1.2.1, and OpenID Connect Core, 3.1.2.6: somebody did not go on, or might not. */
const NOS: readonly string[] = ['access_denied', 'consent_required', 'interaction_required'];
const BUSY: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** What has gone wrong, of all that the library may throw. */
export function toFlowError(error: unknown): FlowError {
  if (error instanceof FlowError) return error;
  if (error instanceof oauth.AuthorizationResponseError) return answered(error);
  if (error instanceof oauth.ResponseBodyError) {
    const failure = error.status >= 500 || error.status === 429 ? 'offline' : 'refused';
    return new FlowError(failure, wordsOf(error), error);
  }
  return new FlowError(failureOf(error), null, error);
}

const answered = (error: oauth.AuthorizationResponseError): FlowError => {
  const isBusy = BUSY.includes(error.error);
  const failure = NOS.includes(error.error) ? 'denied' : isBusy ? 'offline' : 'refused';
  return new FlowError(failure, wordsOf(error), error);
};

function failureOf(error: unknown): FlowFailure {
  if (!(error instanceof oauth.OperationProcessingError)) {
    return isNoAnswer(error) ? 'offline' : 'malformed';
  }
  if (error.code === oauth.JWT_TIMESTAMP_CHECK) return 'clock';
  // A status that no issuer means: a proxy, or an issuer that is down.
  return error.code === oauth.RESPONSE_IS_NOT_CONFORM || error.code === oauth.RESPONSE_IS_NOT_JSON
    ? 'offline'
    : 'malformed';
}

/** What `fetch` throws, and what its signal does. */
const isNoAnswer = (error: unknown): boolean =>
  (error instanceof TypeError && !('code' in error)) ||
  (error instanceof DOMException && ['AbortError', 'TimeoutError'].includes(error.name));

interface Words {
  readonly error: string;
  readonly error_description?: string;
}

const wordsOf = ({ error, error_description }: Words): string =>
  error_description ? `${error}: ${error_description}` : error;

/** Of a renewal: whether the session may go on is told by the code. */
export function toSignInError(error: unknown): SignInError {
  const { failure, cause } = toFlowError(error);
  if (cause instanceof oauth.ResponseBodyError) return new SignInError(cause.status);
  return new SignInError(failure === 'offline' ? 0 : 400);
}
