import type { Writable } from 'node:stream';
import type { DownloadProgress } from '@partner-insights/client';
import { SingleBar } from 'cli-progress';

export interface ProgressView {
  update(progress: DownloadProgress): void;
  stop(): void;
}

/** A bar on a terminal; nothing elsewhere, where a moving line would fill the log. */
export function showDownload(output: Writable & { readonly isTTY?: boolean }): ProgressView {
  if (!output.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({
    stream: output,
    format: 'Downloading {bar} {percentage} % of {size}',
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    update({ receivedBytes, totalBytes }) {
      if (totalBytes === null) return;
      if (!started) bar.start(totalBytes, 0, { size: formatBytes(totalBytes) });
      started = true;
      bar.update(receivedBytes);
    },
    stop: () => bar.stop(),
  };
}

/** `812 bytes`, `1.2 MB`: thousands, as disks and networks count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${['', 'kB', 'MB', 'GB'][power]}`;
}
