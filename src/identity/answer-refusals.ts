import { isUuid } from '../kernel/ids.ts';
import { OAuthError, TokenRefusal } from './oauth-errors.ts';
import type { Services } from './services.ts';

/** Runs the steps of an endpoint and turns a refusal into the answer that says so. */
export async function answerRefusals<T>(
  { clock, newId }: Services,
  clientRequestId: string | undefined,
  steps: () => Promise<T>,
): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof TokenRefusal)) throw error;
    const given = clientRequestId?.trim() ?? '';
    throw new OAuthError(error, clock.now(), newId(), isUuid(given) ? given : newId());
  }
}
