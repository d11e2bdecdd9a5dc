/**
 * Every refusal of the token endpoint: HTTP status, OAuth's error word, the number that clients of
 * the vendor's service know (AADSTS…), and the sentence. `docs/tokens.md` lists them, and a test holds
 * both equal.
 */
export const refusals = {
  unknown_tenant: {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    sentence: 'There is no tenant {tenant} here. Check the first part of the path.',
  },
  missing_field: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    sentence: "The request body lacks the field '{field}'.",
  },
  unsupported_grant: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    sentence:
      "grant_type '{grant}' is not supported. Use password, refresh_token or client_credentials.",
  },
  unknown_application: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    sentence: "There is no application with client_id '{clientId}' in this tenant.",
  },
  disabled_application: {
    status: 400,
    error: 'unauthorized_client',
    code: 7000112,
    sentence: "The application '{clientId}' is disabled.",
  },
  missing_secret: {
    status: 401,
    error: 'invalid_client',
    code: 7000218,
    sentence: "The request carries no client secret: send 'client_secret', or HTTP Basic.",
  },
  wrong_secret: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    sentence: 'The client secret is not that of this application.',
  },
  wrong_credentials: {
    status: 400,
    error: 'invalid_grant',
    code: 50126,
    sentence: 'The user name or the password is not right.',
  },
  disabled_user: {
    status: 400,
    error: 'invalid_grant',
    code: 50057,
    sentence: 'The user account is disabled.',
  },
  invalid_refresh_token: {
    status: 400,
    error: 'invalid_grant',
    code: 70000,
    sentence: 'The refresh token is not valid, was used before, or was revoked. Sign in again.',
  },
  expired_refresh_token: {
    status: 400,
    error: 'invalid_grant',
    code: 70008,
    sentence: 'The refresh token has expired. Sign in again.',
  },
  unsupported_token: {
    status: 400,
    error: 'unsupported_token_type',
    code: 70006,
    sentence:
      'Only refresh tokens can be revoked. An access token ends by itself, or with its user, application or key.',
  },
  invalid_scope: {
    status: 400,
    error: 'invalid_scope',
    code: 70011,
    sentence: "The scope '{scope}' is not valid. Ask for '<resource>/.default' of one resource.",
  },
  unknown_resource: {
    status: 400,
    error: 'invalid_resource',
    code: 500011,
    sentence: "Tokens for the resource '{resource}' are not issued here.",
  },
  disabled_partner: {
    status: 400,
    error: 'unauthorized_client',
    code: 5000225,
    sentence: 'The partner of this tenant is disabled. Ask the operator of this service.',
  },
  throttled: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 50053,
    sentence: 'Signing in has failed too often. Try again in {seconds} seconds.',
  },
  rate_limited: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    sentence: 'Too many token requests: at most {limit} in {seconds} seconds. Wait {wait} seconds.',
  },
  no_sign_in_page: {
    status: 400,
    error: 'unsupported_response_type',
    code: 70005,
    sentence:
      'There is no sign-in page here. Ask the token endpoint, by the grant password or client_credentials.',
  },
} as const;

export type RefusalReason = keyof typeof refusals;

type Params = Readonly<Record<string, string>>;

/** Refusals repeat what was sent; nobody needs a megabyte of it back. */
const LONGEST_SHOWN = 256;

/** Thrown by any step of issuing; the endpoint's edge makes the answer of it. */
export class TokenRefusal extends Error {
  readonly reason: RefusalReason;
  /** Where waiting helps. */
  readonly retryAfterSeconds: number | undefined;

  constructor(reason: RefusalReason, params: Params = {}, retryAfterSeconds?: number) {
    const shown = (name: string): string => params[name]?.slice(0, LONGEST_SHOWN) ?? '';
    super(refusals[reason].sentence.replace(/\{(\w+)\}/g, (_, name: string) => shown(name)));
    this.name = 'TokenRefusal';
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface OAuthErrorBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  /** `2026-03-01 04:05:06Z`. */
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
}

/** The answer to a request that was refused. */
export class OAuthError extends Error {
  readonly status: 400 | 401 | 429;
  readonly body: OAuthErrorBody;
  readonly retryAfterSeconds: number | undefined;

  constructor(refusal: TokenRefusal, now: Date, traceId: string, correlationId: string) {
    super(refusal.message);
    const { status, error, code } = refusals[refusal.reason];
    this.name = 'OAuthError';
    this.status = status;
    this.retryAfterSeconds = refusal.retryAfterSeconds;
    this.body = {
      error,
      error_description: `AADSTS${code}: ${refusal.message}`,
      error_codes: [code],
      timestamp: `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`,
      trace_id: traceId,
      correlation_id: correlationId,
    };
  }
}
