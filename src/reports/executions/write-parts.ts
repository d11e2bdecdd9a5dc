import { type Export, fileEncoding } from '../../engine/engine.ts';
import type { ReportFiles } from '../../files/report-files.ts';
import { contentTypeOf } from './content-types.ts';
import { partKey } from './file-key.ts';
import type { ManifestPart } from './manifest.ts';

interface WriteParts {
  readonly key: string;
  readonly format: string;
  readonly signal: AbortSignal;
  readonly beforePublish: () => Promise<void>;
}

/** Stores the parts of an export, one after the other. After a failure there are none of them. */
export async function writeParts(
  files: ReportFiles,
  exported: Export,
  { key, format, signal, beforePublish }: WriteParts,
): Promise<ManifestPart[]> {
  const parts: ManifestPart[] = [];
  const options = {
    ...{ signal, beforePublish },
    ...{ encoding: fileEncoding(format), contentType: contentTypeOf(format) },
  };
  try {
    for await (const part of exported.parts()) {
      const { key: _, ...stored } = await files.write(
        partKey(key, parts.length + 1),
        part.bytes,
        options,
      );
      parts.push({ rows: part.rows(), ...stored });
    }
    return parts;
  } catch (error) {
    await removeParts(files, key, parts.length);
    throw error;
  }
}

export async function removeParts(files: ReportFiles, key: string, parts: number): Promise<void> {
  for (let part = 1; part <= parts; part += 1) await files.remove(partKey(key, part));
}

export async function hasParts(files: ReportFiles, key: string, parts: number): Promise<boolean> {
  for (let part = 1; part <= parts; part += 1) {
    if (!(await files.has(partKey(key, part)))) return false;
  }
  return true;
}
