import type { Config } from '../config/load-config.ts';

/** Everybody can read the sample's passwords, so others may not reach them unless told otherwise. */
export function refuseExposedSample(
  config: Pick<Config, 'host' | 'allowSampleIdentities'>,
  holdsSample: boolean,
): void {
  if (!holdsSample || isLoopback(config.host) || config.allowSampleIdentities) return;
  throw new Error(
    `This home has the sample identities, whose passwords are public, and ${config.host} can be reached by others. ` +
      'Listen on 127.0.0.1, choose another --home, or say --allow-sample-identities.',
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
