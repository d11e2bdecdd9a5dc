import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** A certificate authority that lives as long as a test. */
export interface TestAuthority {
  /** PEM: what clients have to trust. */
  readonly certificate: string;
  /** For `localhost` and 127.0.0.1. */
  issue(): Promise<{ readonly key: string; readonly cert: string }>;
}

const common = { keyType: 'ec', algorithm: 'sha256' } as const;

export async function createAuthority(): Promise<TestAuthority> {
  const authority = await generate([{ name: 'commonName', value: 'Acceptance authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issue = async () => {
    const made = await generate([{ name: 'commonName', value: 'localhost' }], {
      ...common,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    });
    return { key: made.private, cert: made.cert };
  };
  return { certificate: authority.cert, issue };
}

/** Everything in this process trusts it from now on, beside those that Node trusts anyway. */
export function trustHere({ certificate }: TestAuthority): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}
