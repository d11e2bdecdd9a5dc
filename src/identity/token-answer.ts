import type { Granted } from './grants/grant.ts';
import { unixSeconds } from './mint-tokens.ts';
import type { Version } from './services.ts';

/** What the token endpoint answers with 200. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

export interface Answering {
  readonly version: Version;
  readonly granted: Granted;
  /** The scope of the request, if any. */
  readonly askedScope: string | undefined;
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly lifeSeconds: number;
  readonly now: Date;
}

/** v1 answers strings only; v2.0 answers numbers, and says the resource in `scope` alone. */
export function tokenAnswer(answering: Answering): TokenAnswer {
  const { granted, accessToken, idToken } = answering;
  return {
    token_type: 'Bearer',
    ...(answering.version === 'v1' ? v1Fields(answering) : v2Fields(answering)),
    access_token: accessToken,
    ...(granted.refreshToken === undefined ? {} : { refresh_token: granted.refreshToken }),
    ...(idToken === undefined ? {} : { id_token: idToken }),
  };
}

function v1Fields({ granted, lifeSeconds, now }: Answering): TokenAnswer {
  const expiresIn = String(secondsLeft(lifeSeconds));
  return {
    scope: granted.subject.kind === 'user' ? 'user_impersonation' : '.default',
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    expires_on: String(unixSeconds(now) + lifeSeconds),
    not_before: String(unixSeconds(now)),
    resource: granted.resource,
  };
}

function v2Fields({ granted, askedScope, lifeSeconds }: Answering): TokenAnswer {
  const defaultScope = `${granted.resource}/.default`;
  return {
    scope: askedScope?.includes('://') ? askedScope : joinWords(askedScope, defaultScope),
    expires_in: secondsLeft(lifeSeconds),
    ext_expires_in: secondsLeft(lifeSeconds),
  };
}

const joinWords = (...words: (string | undefined)[]): string => words.filter(Boolean).join(' ');

/** The vendor's service says 3599 of an hour: the answer is on its way for part of a second. */
const secondsLeft = (lifeSeconds: number): number => lifeSeconds - 1;
