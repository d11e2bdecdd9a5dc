import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy extends AsyncDisposable {
  readonly url: string;
}

/** Passes connections on to a port of 127.0.0.1; each ends once so many bytes of answers have come by it. */
export async function startCuttingProxy(
  port: number,
  { afterBytes, how }: { readonly afterBytes: number; readonly how: 'end' | 'reset' },
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) open.add(socket.on('error', () => {}));
    let left = afterBytes;
    near.pipe(far);
    far.on('data', (piece) => {
      const passed = piece.subarray(0, left);
      left -= passed.length;
      near.write(passed);
      if (left > 0) return;
      far.destroy();
      if (how === 'end') near.end();
      else near.resetAndDestroy();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
