import { isDeepStrictEqual } from 'node:util';
import type { Manifest, SignedManifest } from '@partner-insights/client';
import { decodeProtectedHeader, errors, flattenedVerify, importJWK, type JWK } from 'jose';
import type { Problem } from './judge-file.ts';

export type Checked =
  | { readonly manifest: Manifest; readonly problem?: undefined }
  | { readonly manifest?: undefined; readonly problem: Problem };

/** The manifest as it was signed by the key, or what stands against believing it. */
export async function checkSignature(
  { jws, ...readable }: Partial<SignedManifest>,
  key: JWK,
): Promise<Checked> {
  if (!jws) throw new Error('The manifest has no signature (jws)');
  const problem = otherKey(jws, key) ?? (await forged(jws, key));
  if (problem) return { problem };
  const manifest = JSON.parse(Buffer.from(jws.payload, 'base64url').toString()) as Manifest;
  if (manifest.manifestVersion !== 1 || !Array.isArray(manifest.parts)) {
    throw new Error('The manifest is of a version that this program does not know');
  }
  if (Object.keys(readable).length > 0 && !isDeepStrictEqual(readable, manifest)) {
    return { problem: altered };
  }
  return { manifest };
}

function otherKey(jws: SignedManifest['jws'], { kid }: JWK): Problem | undefined {
  const signedBy = headerOf(jws)?.kid;
  if (kid === undefined || signedBy === undefined || signedBy === kid) return undefined;
  const message = `The manifest was signed by the key ${signedBy}; the key given is ${kid}.`;
  return { code: 'key_unknown', message };
}

function headerOf(jws: SignedManifest['jws']) {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return undefined;
  }
}

async function forged(jws: SignedManifest['jws'], key: JWK): Promise<Problem | undefined> {
  try {
    await flattenedVerify(jws, await importJWK(key, 'EdDSA'), { algorithms: ['EdDSA'] });
    return undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return wrong;
    throw error;
  }
}

const wrong: Problem = {
  code: 'signature_wrong',
  message: 'The signature of the manifest is wrong: it, or what it signs, was changed.',
};

const altered: Problem = {
  code: 'manifest_altered',
  message: 'The readable part of the manifest is not what was signed.',
};
