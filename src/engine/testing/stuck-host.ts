import { serveHost } from '../process/serve-host.ts';

/** Entry of a child that answers nothing and minds no cancelling. */
serveHost(async () => ({
  preview: () => new Promise<never>(() => {}),
  measure: () => new Promise<never>(() => {}),
  ping: () => new Promise<never>(() => {}),
  close: () => new Promise<never>(() => {}),
}));
