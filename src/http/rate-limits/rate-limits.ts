import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/load-config.ts';
import { networkOf } from '../../identity/throttle/network-of.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';

export type RateLimitConfig = Pick<
  Config,
  'tokenRequestsPerMinute' | 'apiRequestsPerMinute' | 'addressRequestsPerMinute'
>;

/** Counts the request; throws `rate_limited` when there were too many. Tells by headers how many are left. */
type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** All count in this process alone, by the system's clock. */
export interface RateLimits {
  /** Token requests, by address. */
  readonly tokens: Limit;
  /** What needs no token, or came with a wrong one, by address. */
  readonly addresses: Limit;
  /** By the user or application that a token speaks for. */
  readonly principals: (
    request: FastifyRequest,
    reply: FastifyReply,
    principalId: string,
  ) => Promise<void>;
}

const WINDOW_SECONDS = 60;
/** Callers that one limit remembers, the latest; some 10 MB. */
const MOST_CALLERS = 50_000;

export async function createRateLimits(app: ApiApp, config: RateLimitConfig): Promise<RateLimits> {
  await app.register(rateLimit, { global: false });
  const byAddress = ({ ip }: FastifyRequest): string => networkOf(ip);
  const principals = new WeakMap<FastifyRequest, string>();
  const byPrincipal = (request: FastifyRequest): string => principals.get(request) ?? '';
  const ofPrincipal = limitOf(app, 'api', config.apiRequestsPerMinute, byPrincipal);
  return {
    tokens: limitOf(app, 'tokens', config.tokenRequestsPerMinute, byAddress),
    addresses: limitOf(app, 'addresses', config.addressRequestsPerMinute, byAddress),
    principals: async (request, reply, principalId) => {
      if (ofPrincipal === unlimited) return;
      principals.set(request, principalId);
      await ofPrincipal(request, reply);
    },
  };
}

const unlimited: Limit = async () => undefined;

/** 0: no limit. */
function limitOf(
  app: ApiApp,
  name: string,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): Limit {
  if (max === 0) return unlimited;
  const count = app.createRateLimit({
    ...{ max, timeWindow: WINDOW_SECONDS * 1000, keyGenerator, cache: MOST_CALLERS },
  });
  return async (request, reply) => {
    const state = await count(request);
    if (state.isAllowed) return;
    const { remaining, ttlInSeconds: wait } = state;
    // draft-ietf-httpapi-ratelimit-headers
    reply.header('ratelimit-policy', `"${name}";q=${max};w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"${name}";r=${remaining};t=${wait}`);
    if (!state.isExceeded) return;
    const params = { limit: max, seconds: WINDOW_SECONDS, wait };
    throw new PublicError('rate_limited', params, { retryAfterSeconds: wait });
  };
}
