import { choice, flag, formed, type Setting, text } from './setting.ts';

const secureAddress = {
  fits: (given: string) => URL.parse(given)?.protocol === 'https:',
  wanted: 'an https address',
};

/** Where report files are kept, and how they come from there. */
export const fileSettings = {
  fileStore: choice(
    'INSIGHTS_FILES',
    'disk',
    'Where report files are kept: disk (in the home), azure-blob or s3 (docs/file-stores.md).',
    ['disk', 'azure-blob', 's3'],
  ),
  fileLinks: choice(
    'INSIGHTS_FILE_LINKS',
    'service',
    'How a download is answered: service (the bytes come through the API) or redirect (to a link of the object store that lasts for minutes).',
    ['service', 'redirect'],
  ),
  filePrefix: formed(
    'INSIGHTS_FILE_PREFIX',
    '',
    'What the names of the objects begin with, where the container or bucket has others too.',
    {
      fits: (given) => /^([\w-]+\/)+$/.test(given),
      wanted: 'words that each end with a slash, such as insights/ or team/insights/',
    },
  ),
  azureBlobContainer: formed(
    'INSIGHTS_AZURE_BLOB_CONTAINER',
    '',
    'Container in Azure Blob Storage that report files are kept in.',
    {
      fits: (given) => /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(given),
      wanted: 'the name of a container: 3 to 63 small letters, digits and single dashes',
    },
  ),
  azureBlobUrl: formed(
    'INSIGHTS_AZURE_BLOB_URL',
    '',
    'Address of the storage account, such as https://name.blob.core.windows.net: it is signed in to with the identity of the machine or the environment.',
    secureAddress,
  ),
  azureBlobConnectionString: formed(
    'INSIGHTS_AZURE_BLOB_CONNECTION_STRING',
    '',
    'Connection string with the key of the account, instead of its address; for emulators.',
    {
      fits: (given) => /(^|;)\s*(AccountKey=|UseDevelopmentStorage=true)/i.test(given),
      wanted: 'a connection string with an AccountKey, by which links are signed',
      isSecret: true,
    },
  ),
  s3Bucket: text('INSIGHTS_S3_BUCKET', '', 'Bucket in S3 that report files are kept in.'),
  s3Region: text(
    'INSIGHTS_S3_REGION',
    '',
    'Region of the bucket; without it, that of AWS_REGION or the profile.',
  ),
  s3Endpoint: formed(
    'INSIGHTS_S3_ENDPOINT',
    '',
    "Address of a store that speaks as S3 does; without it, Amazon's.",
    {
      fits: (given) => /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
      wanted: 'an http or https address',
    },
  ),
  s3PathStyle: flag(
    'INSIGHTS_S3_PATH_STYLE',
    false,
    "The bucket stands in the path of addresses, not in the host's name, as some such stores want it.",
  ),
} as const satisfies Record<string, Setting<unknown>>;
