import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ClientIo, processIo } from '../client-io.ts';
import { checkSignature } from '../verify/check-signature.ts';
import { findPart, judgeFile, type Problem } from '../verify/judge-file.ts';
import { readKey, readManifestFile } from '../verify/read-inputs.ts';
import { scanFile } from '../verify/scan-file.ts';

interface VerifyFlags {
  readonly key?: string;
  readonly json?: boolean;
}

interface Verified {
  readonly ok: boolean;
  readonly file: string;
  readonly executionId: string | null;
  /** Which one it is of how many. */
  readonly part: number | null;
  readonly parts: number | null;
  /** Of this part. */
  readonly rows: number | null;
  readonly problems: readonly Problem[];
}

const nothingKnown = { ok: false, executionId: null, part: null, parts: null, rows: null };

const defaultApi = 'http://127.0.0.1:8080';

export function registerVerify(program: Command, io: ClientIo = processIo()): void {
  program
    .command('verify')
    .description('say whether a report file is whole, and the one that its manifest was signed for')
    .argument('<file>', 'the report: as it is stored (gzip), or its text')
    .argument('<manifest>', 'its manifest, as insights pull --manifest saves it')
    .option(
      '--key <file or url>',
      'the key of the service, a JWK (/files/manifest-key.json of INSIGHTS_API_URL)',
    )
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, manifest: string, flags: VerifyFlags) => {
      tell(io, await verify(io, file, manifest, flags), flags);
    });
}

async function verify(
  { environment }: ClientIo,
  file: string,
  manifestFile: string,
  flags: VerifyFlags,
): Promise<Verified> {
  const url = `${(environment.apiUrl ?? defaultApi).replace(/\/+$/, '')}/files/manifest-key.json`;
  const given = await readManifestFile(manifestFile);
  const { manifest, problem } = await checkSignature(given, await readKey(flags.key ?? url));
  if (problem) return { ...nothingKnown, file, problems: [problem] };
  const scan = await scanFile(file, manifest.format);
  const part = findPart(manifest, scan, basename(file));
  const problems = judgeFile(manifest, scan, part);
  const { executionId, parts } = manifest;
  const rows = parts[part - 1]?.rows ?? null;
  const ok = problems.length === 0;
  return { ok, file, executionId, part, parts: parts.length, rows, problems };
}

/** @throws Error that names what is wrong, so that the command ends with status 1 */
function tell({ stdout }: ClientIo, verified: Verified, { json }: VerifyFlags): void {
  const { ok, file, executionId, part, parts, rows, problems } = verified;
  const which = parts === 1 ? '' : `, part ${part} of ${parts}`;
  if (json) stdout.write(`${JSON.stringify(verified, null, 2)}\n`);
  else if (ok) stdout.write(`${file} is whole: ${rows} rows of execution ${executionId}${which}\n`);
  if (ok) return;
  const reasons = problems.map(({ code, message }) => `${message} (${code})`);
  throw new Error(`${file} is not what was signed. ${reasons.join(' ')}`);
}
