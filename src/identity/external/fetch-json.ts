/** A `fetch`, handed in. */
export type Fetch = typeof globalThis.fetch;

export interface FetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const limits: FetchLimits = { milliseconds: 5000, bytes: 262_144 };

/**
 * A JSON document of an issuer. Redirects are not followed: the operator trusts the address that is
 * configured, not wherever it may lead. Throws an `Error` that says what went wrong.
 */
export async function fetchJson(
  fetch: Fetch,
  address: string,
  { milliseconds, bytes }: FetchLimits = limits,
): Promise<unknown> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(address, { headers, redirect: 'manual', signal });
    const body = await readWithin(answer, bytes);
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
    return JSON.parse(body);
  } catch (error) {
    throw new Error(`${address}: ${reasonOf(error)}`, { cause: error });
  }
}

async function readWithin({ body }: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > bytes) throw new Error(`it answered more than ${bytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch failed` tells nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
