import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, FlattenedSign, importJWK, type JWK_OKP_Private } from 'jose';

/** A flattened JSON Web Signature (RFC 7515, 7.2.2). `payload` is the base64url of the signed bytes. */
export interface Jws {
  readonly payload: string;
  readonly protected: string;
  readonly signature: string;
}

/** The public half of the key that manifests are signed with (RFC 8037). */
export interface ManifestKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** Its thumbprint (RFC 7638), so that nobody can give one key's name to another. */
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

export interface ManifestSigner {
  readonly publicKey: ManifestKey;
  /** Signs the payload's JSON, byte for byte. */
  sign(payload: object): Promise<Jws>;
}

/** A new private key, as the text that `createManifestSigner` takes. */
export const newManifestKey = (): string =>
  JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

export async function createManifestSigner(privateKey: string): Promise<ManifestSigner> {
  const jwk = JSON.parse(privateKey) as JWK_OKP_Private;
  const key = await importJWK(jwk, 'EdDSA');
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: jwk.x });
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: jwk.x, kid, use: 'sig', alg: 'EdDSA' },
    sign: async (payload) => {
      const bytes = Buffer.from(JSON.stringify(payload));
      const signed = await new FlattenedSign(bytes)
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .sign(key);
      return {
        payload: signed.payload,
        protected: signed.protected ?? '',
        signature: signed.signature,
      };
    },
  };
}
