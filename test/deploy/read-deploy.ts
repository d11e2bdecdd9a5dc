import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export const projectFolder = resolve(import.meta.dirname, '../..');
const folder = join(projectFolder, 'deploy');

// biome-ignore lint/suspicious/noExplicitAny: files of many shapes, which other tests hold to their schemas
export type Document = any;

export const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

export const compose: Document = parse(textOf('compose.yaml'), { merge: true });

const isOurs = ({ image }: Document): boolean => /^partner-insights(:|$)/.test(image);

/** The nodes of the Compose file, by name. */
export const composeNodes: Readonly<Record<string, Document>> = Object.fromEntries(
  Object.entries<Document>(compose.services).filter(
    ([, service]) => isOurs(service) && service.command.length === 1 && !service.entrypoint,
  ),
);

export const manifestFiles = readdirSync(join(folder, 'kubernetes')).filter(
  (name) => name !== 'kustomization.yaml',
);

/** All objects of the Kubernetes manifests, each with the file that it stands in. */
export const manifests: readonly { readonly file: string; readonly object: Document }[] =
  manifestFiles.flatMap((file) =>
    parseAllDocuments(textOf(join('kubernetes', file))).map((document) => ({
      file,
      object: document.toJS(),
    })),
  );

export const objectsOf = (kind: string): Document[] =>
  manifests.map(({ object }) => object).filter((object) => object.kind === kind);

/** What the containers of the manifests are told, without secrets. */
export const kubernetesSettings: Readonly<Record<string, string>> = Object.assign(
  {},
  ...objectsOf('ConfigMap').map(({ data }) => data),
);
