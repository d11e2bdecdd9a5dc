import { withoutMark } from '../../../src/engine/clickhouse/export/end-mark.ts';
import type { Statement } from '../../../src/engine/clickhouse/statement.ts';

/** Reads as exports do: an answer without the mark fails at its end, by what the server wrote there. */
export async function readAsExport(
  { bytes }: Pick<Statement, 'bytes'>,
  onPiece: (piece: Uint8Array) => unknown = () => {},
): Promise<void> {
  for await (const piece of withoutMark(bytes, 'end-0123456789abcdef:').bytes) await onPiece(piece);
}
