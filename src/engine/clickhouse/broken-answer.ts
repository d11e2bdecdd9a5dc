import { EngineError } from '../engine.ts';
import { statedError } from './engine-error.ts';

/** More than a server writes of an error: 16 KB. */
export const REASON_BYTES = 20 * 1024;

/**
 * A server that fails once it has begun to answer writes why after the rows: the message alone; later after a line
 * that says so; from 25.11 on between two, with a word that the rows cannot hold, and the message's length. The
 * later ones then break off. https://github.com/ClickHouse/ClickHouse/pull/88818
 */
const tagged = /\r\n__exception__\r\n(\w+)\r\n(?<message>.*)\n\d+ \1\r\n__exception__\r\n$/s;
const marked = /__exception__\r\n(?<message>.*)$/s;

/** What an answer's last bytes tell of its failure; undefined: nothing. */
export function reasonIn(end: Uint8Array | string): EngineError | undefined {
  const text = Buffer.from(end.slice(-REASON_BYTES)).toString();
  const found = tagged.exec(text) ?? marked.exec(text);
  return statedError(found?.groups?.message ?? text);
}

/** Why an answer that has ended is not whole. */
export const cutShort = (end: Uint8Array | string): EngineError =>
  reasonIn(end) ?? new EngineError('unreachable', 'the answer broke off');

/** Keeps as much of the end of what goes by as `reasonIn` may need. */
export function keepLast() {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  return {
    add: (piece: Uint8Array): void => {
      pieces.push(piece);
      bytes += piece.length;
      while (bytes - (pieces[0]?.length ?? 0) >= REASON_BYTES) {
        bytes -= pieces.shift()?.length ?? 0;
      }
    },
    bytes: (): Uint8Array => Buffer.concat(pieces),
  };
}
