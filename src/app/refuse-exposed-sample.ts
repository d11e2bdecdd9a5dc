import type { Config } from '../config/load-config.ts';

/** Everybody can read the sample's passwords, so others may not reach them unless told otherwise. */
export function refuseExposedSample(
  config: Pick<Config, 'host' | 'publicUrl' | 'allowSampleIdentities'>,
  holdsSample: boolean,
): void {
  if (!holdsSample || config.allowSampleIdentities) return;
  // Behind a proxy the service itself listens on an address that nobody else reaches.
  const addresses = [
    config.host,
    ...(config.publicUrl ? [new URL(config.publicUrl).hostname] : []),
  ];
  const exposed = addresses.find((address) => !isLoopback(address));
  if (exposed === undefined) return;
  throw new Error(
    `This home has the sample identities, whose passwords are public, and ${exposed} can be reached by others. ` +
      'Listen on 127.0.0.1 and set no public URL, choose another --home, or say --allow-sample-identities.',
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
