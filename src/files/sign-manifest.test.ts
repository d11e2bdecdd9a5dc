import { createPublicKey, verify } from 'node:crypto';
import { flattenedVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { createManifestSigner, newManifestKey } from './sign-manifest.ts';

test('what it signs is verified by its public key, by jose and by plain Ed25519 alike', async () => {
  const signer = await createManifestSigner(newManifestKey());
  const jws = await signer.sign({ rows: 3, name: 'Größe' });
  const key = await importJWK(signer.publicKey, 'EdDSA');
  const { payload, protectedHeader } = await flattenedVerify(jws, key);
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ rows: 3, name: 'Größe' });
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: signer.publicKey.kid });
  const plain = createPublicKey({ key: { ...signer.publicKey }, format: 'jwk' });
  const signed = Buffer.from(`${jws.protected}.${jws.payload}`);
  expect(verify(null, signed, plain, Buffer.from(jws.signature, 'base64url'))).toBe(true);
  signed[signed.length - 1] = (signed.at(-1) ?? 0) ^ 1;
  expect(verify(null, signed, plain, Buffer.from(jws.signature, 'base64url'))).toBe(false);
});

test('the key stays what it is, and shows nothing private', async () => {
  const text = newManifestKey();
  const [one, two] = [await createManifestSigner(text), await createManifestSigner(text)];
  expect(one.publicKey).toEqual(two.publicKey);
  expect(Object.keys(one.publicKey)).not.toContain('d');
});
