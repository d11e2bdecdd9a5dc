/** What a secure link says. */
export function linkParts(link: string | null) {
  const url = new URL(link ?? '');
  const [, , executionId = ''] = url.pathname.split('/');
  return {
    executionId,
    expires: Number(url.searchParams.get('se')),
    generation: Number(url.searchParams.get('gen')),
    signature: url.searchParams.get('sig') ?? '',
  };
}

/** A signal that never aborts. */
export const expireNothing = (): AbortSignal => new AbortController().signal;
