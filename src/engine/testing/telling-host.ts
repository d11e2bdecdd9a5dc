import { env } from 'node:process';
import { serveHost } from '../process/serve-host.ts';

/** Entry of a child that, instead of opening, tells the names in its environment. */
serveHost(async () => {
  throw new Error(Object.keys(env).join(' '));
});
