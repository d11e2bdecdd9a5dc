import { S3Client } from '@aws-sdk/client-s3';

export interface S3Settings {
  readonly bucket: string;
  /** Empty: that of the environment or the profile. */
  readonly region: string;
  /** Of a store that is not Amazon's; empty: Amazon's, in the region. */
  readonly endpoint: string;
  /** The bucket stands in the path, not in the host's name. */
  readonly pathStyle: boolean;
}

/** A client with the standard chain of credentials: environment, profile, web identity, container, instance. */
export const openS3Client = ({ region, endpoint, pathStyle }: Omit<S3Settings, 'bucket'>) =>
  new S3Client({
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    forcePathStyle: pathStyle,
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 5000, socketTimeout: 60_000 },
    // Parts have their MD5, which every such store checks; not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
