import type { JWTVerifyGetKey } from 'jose';
import type { TrustedIssuer } from '../../config/issuers/trusted-issuer.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Fetch } from './fetch-json.ts';
import { fetchKeys } from './fetch-keys.ts';
import { createJwksSource } from './jwks-source.ts';

/** An issuer that is trusted, with its keys. */
export interface ExternalIssuer {
  readonly rules: TrustedIssuer;
  readonly keyFor: JWTVerifyGetKey;
}

/** By what their tokens bear as `iss`. */
export type ExternalIssuers = ReadonlyMap<string, ExternalIssuer>;

export const createExternalIssuers = (
  issuers: readonly TrustedIssuer[],
  outside: { readonly fetch: Fetch; readonly clock: Clock; readonly logger: Logger },
): ExternalIssuers =>
  new Map(
    issuers.map((rules) => {
      const { issuer } = rules;
      const fetch = () => fetchKeys(outside.fetch, rules);
      return [
        issuer,
        { rules, keyFor: createJwksSource({ ...outside, issuer, fetchKeys: fetch }) },
      ];
    }),
  );
