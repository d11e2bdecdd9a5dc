import { Type } from 'typebox';
import { exampleIds } from './fields.ts';

const field = (description: string) => Type.Optional(Type.String({ description }));

export const TokenForm = Type.Object(
  {
    grant_type: field('password, refresh_token or client_credentials'),
    client_id: field('The application'),
    client_secret: field('Its secret; HTTP Basic works too'),
    username: field('Grant password'),
    password: field('Grant password'),
    refresh_token: field('Grant refresh_token'),
    resource: field('v1: what the token is for, https://api.partnercenter.microsoft.com'),
    scope: field('v1: openid; v2.0: <resource>/.default'),
  },
  {
    'x-required': ['grant_type', 'client_id'],
    examples: [
      {
        grant_type: 'client_credentials',
        client_id: exampleIds.query,
        client_secret: 'the secret',
        resource: 'https://api.partnercenter.microsoft.com',
      },
    ],
  },
);

export const RevocationForm = Type.Object(
  {
    token: field('The refresh token'),
    token_type_hint: field('refresh_token; it is not needed'),
    client_id: field('The application that got it'),
    client_secret: field('Its secret; HTTP Basic works too'),
  },
  {
    'x-required': ['token', 'client_id'],
    examples: [
      {
        token: 'dGhpcyBpcyBubyByZWZyZXNoIHRva2VuLCBidXQgYQ',
        client_id: exampleIds.query,
        client_secret: 'the secret',
      },
    ],
  },
);

export const TokenParams = Type.Object({
  tenantId: Type.String({
    description: 'The tenant of the partner',
    examples: [exampleIds.report],
  }),
});

export const tokenAnswers = {
  200: {
    description: 'A token. The v1 endpoint answers strings only; v2.0 answers numbers.',
    type: 'object',
    additionalProperties: true,
    examples: [
      {
        token_type: 'Bearer',
        scope: 'user_impersonation',
        expires_in: '3599',
        ext_expires_in: '3599',
        expires_on: '1772341506',
        not_before: '1772337906',
        resource: 'https://api.partnercenter.microsoft.com',
        access_token: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
      },
    ],
  },
  400: oauthError('The request or the grant was refused.', 'invalid_grant'),
  401: oauthError('The application was refused.', 'invalid_client'),
  429: oauthError('Too many requests, or too many failed sign-ins.', 'temporarily_unavailable'),
};

export const revocationAnswers = {
  200: { description: 'The sign-in has ended, or had before. There is no body.', type: 'null' },
  400: oauthError('The request was refused.', 'unsupported_token_type'),
  401: tokenAnswers[401],
  429: tokenAnswers[429],
};

function oauthError(description: string, error: string) {
  return {
    description,
    type: 'object',
    additionalProperties: true,
    examples: [
      {
        error,
        error_description: 'AADSTS50126: The user name or the password is not right.',
        error_codes: [50126],
        timestamp: '2026-03-01 04:05:06Z',
        trace_id: exampleIds.query,
        correlation_id: exampleIds.report,
      },
    ],
  };
}
