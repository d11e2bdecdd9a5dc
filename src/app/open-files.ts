import type { Config } from '../config/load-config.ts';
import { openDiskFiles } from '../files/disk-files.ts';
import type { ReportFiles } from '../files/report-files.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import type { Home } from './home.ts';

/** The store of report files that the configuration names. It gives out links only where that is wanted. */
export async function openFiles(config: Config, home: Home): Promise<ReportFiles> {
  const { signLink, ...files } = await openStore(config, home);
  return config.fileLinks === 'redirect' && signLink ? { ...files, signLink } : files;
}

/** The libraries of the stores that are not chosen are not loaded. */
async function openStore(config: Config, home: Home): Promise<ReportFiles> {
  const options = {
    // Its times are compared with the store's, which knows nothing of a virtual clock.
    clock: systemClock,
    newId: randomId,
    prefix: config.filePrefix,
    gzip: {
      level: config.compressionLevel,
      blockBytes: config.compressionBlockKilobytes * 1000,
      inFlight: config.compressionBlocksAtOnce,
    },
  };
  if (config.fileStore === 'azure-blob') {
    const { openAzureFiles } = await import('../files/azure/open-azure-files.ts');
    return openAzureFiles(azureSettings(config), options);
  }
  if (config.fileStore === 's3') {
    const { openS3Files } = await import('../files/s3/open-s3-files.ts');
    return openS3Files(s3Settings(config), options);
  }
  return openDiskFiles(home.files, options);
}

const azureSettings = (config: Config) => ({
  container: config.azureBlobContainer,
  connectionString: config.azureBlobConnectionString,
  accountUrl: config.azureBlobUrl,
});

const s3Settings = (config: Config) => ({
  bucket: config.s3Bucket,
  region: config.s3Region,
  endpoint: config.s3Endpoint,
  pathStyle: config.s3PathStyle,
});
