import type { KeyContext } from '../identity/keys/rotate-signing-key.ts';
import { rotateWhenDue } from '../identity/keys/rotate-when-due.ts';
import { errorText } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';

const HOUR = 3_600_000;

/**
 * Looks now and every hour whether the signing key is so many days old, and changes it then. Stops when
 * it is disposed of, once a look under way has ended. A look that fails is told and made again.
 */
export function keepKeysFresh(
  context: KeyContext & { readonly logger: Logger },
  days: number,
  everyMilliseconds = HOUR,
): AsyncDisposable {
  let looking = Promise.resolve();
  const look = () => {
    looking = looking.then(() => lookOnce(context, days));
  };
  look();
  const timer = setInterval(look, everyMilliseconds).unref();
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function lookOnce(
  context: KeyContext & { readonly logger: Logger },
  days: number,
): Promise<void> {
  try {
    const rotation = await rotateWhenDue(context, days);
    if (rotation) context.logger.info(rotation, 'another key signs tokens from now on');
  } catch (error) {
    context.logger.warn({ reason: errorText(error) }, 'the signing key could not be looked at');
  }
}
