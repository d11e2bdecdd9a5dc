import { readFile } from 'node:fs/promises';
import type { SignedManifest } from '@partner-insights/client';
import type { JWK } from 'jose';
import { errorText } from '../../kernel/errors.ts';

/** As `insights pull` saves it, as the API answers it, or the JWS by itself. */
export async function readManifestFile(path: string): Promise<Partial<SignedManifest>> {
  const read = parseObject(await readFile(path, 'utf8'), path);
  const inside = Array.isArray(read.value) ? read.value[0] : read;
  return isJws(inside) ? { jws: inside } : (inside as Partial<SignedManifest>);
}

const isJws = (value: unknown): value is SignedManifest['jws'] =>
  typeof (value as SignedManifest['jws'] | null)?.payload === 'string';

/** A JSON Web Key from a file or an address. */
export async function readKey(place: string): Promise<JWK> {
  const isUrl = /^https?:\/\//i.test(place);
  return parseObject(isUrl ? await fetchText(place) : await readFile(place, 'utf8'), place);
}

async function fetchText(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    if (answer.ok) return await answer.text();
    throw new Error(`it answers ${answer.status}`);
  } catch (error) {
    throw new Error(`No key from ${url}: ${errorText(error)}; name another by --key`);
  }
}

function parseObject(text: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {}
  throw new Error(`${place} holds no JSON object`);
}
