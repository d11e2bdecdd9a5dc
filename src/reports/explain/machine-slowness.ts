import { gzipSize } from '../../files/gzip-size.ts';

/**
 * How many times as long as the machine that the costs of run-cost.ts were measured on, when nothing else
 * ran there, this one takes now.
 */
export type Slowness = () => Promise<number>;

/** What that machine took for the text, by its two cores. */
const REFERENCE_MILLISECONDS = 14;
const TRIES = 4;
/** What else runs here changes; measuring takes some 60 ms. */
const KEPT_MILLISECONDS = 1000;

/**
 * Compresses a text of its own as a report is compressed, which is most of what a run does: nobody's rows
 * have a part in it.
 */
export function createSlowness(): Slowness {
  const text = reportText(4 * 1024 * 1024);
  let known: { readonly at: number; readonly slowness: Promise<number> } | undefined;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > KEPT_MILLISECONDS) known = { at: now, slowness: measure(text) };
    return known.slowness;
  };
}

/** On the average: what holds up some of the tries holds up runs too. */
async function measure(text: Uint8Array): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < TRIES; done += 1) await gzipSize(text);
  return (performance.now() - started) / TRIES / REFERENCE_MILLISECONDS;
}

/** As compressible as the sample world's reports. */
function reportText(bytes: number): Uint8Array {
  const lines: string[] = [];
  for (let length = 0, row = 0; length < bytes; row += 1) {
    const id = ((row * 2_654_435_761) % 4_294_967_296).toString(16);
    const amount = ((row * 7919) % 100_000) / 100;
    const line = `${id}-0000,Contoso ${row % 977} Ltd,2026-${(row % 12) + 1}-01,${amount},Direct\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join(''));
}
