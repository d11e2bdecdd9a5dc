import { fileSettings } from './file-settings.ts';
import type { ValuesOf } from './setting.ts';

type FileConfig = ValuesOf<typeof fileSettings>;
type Name = keyof FileConfig;

const azureOnly = ['azureBlobContainer', 'azureBlobUrl', 'azureBlobConnectionString'] as const;
const s3Only = ['s3Bucket', 's3Region', 's3Endpoint', 's3PathStyle'] as const;

const variable = (name: Name): string => fileSettings[name].environment;
const chosen = ({ fileStore }: FileConfig): string => `${variable('fileStore')} is ${fileStore}`;

/** Sentences on settings that do not go together, each with what would be right. */
export const fileProblems = (config: FileConfig): string[] => [
  ...(config.fileStore === 'azure-blob' ? missingOfAzure(config) : foreign(config, azureOnly)),
  ...(config.fileStore === 's3' ? missing(config, 's3Bucket') : foreign(config, s3Only)),
  ...(config.fileStore === 'disk' ? foreign(config, ['filePrefix']) : []),
  ...(config.fileStore === 'disk' && config.fileLinks === 'redirect'
    ? [`${variable('fileLinks')} is redirect, but ${chosen(config)}; it should be service.`]
    : []),
];

const missing = (config: FileConfig, name: Name): string[] =>
  config[name] ? [] : [`${variable(name)} is not set, but ${chosen(config)}; it should be.`];

function missingOfAzure(config: FileConfig): string[] {
  const ways = [config.azureBlobUrl, config.azureBlobConnectionString].filter((way) => way !== '');
  const names = `${variable('azureBlobUrl')} or ${variable('azureBlobConnectionString')}`;
  return [
    ...missing(config, 'azureBlobContainer'),
    ...(ways.length === 1 ? [] : [`${names} should be set, one of them: ${chosen(config)}.`]),
  ];
}

/** What is set in vain tells of a mistake in the other setting. */
const foreign = (config: FileConfig, names: readonly Name[]): string[] =>
  names
    .filter((name) => config[name] !== fileSettings[name].fallback)
    .map((name) => `${variable(name)} is set, but ${chosen(config)}; one of them is wrong.`);
