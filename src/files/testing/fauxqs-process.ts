import { buildApp } from 'fauxqs';

/** On this machine alone, which its own way of starting does not do. */
const app = buildApp({ logger: false });
const url = await app.listen({ port: 0, host: '127.0.0.1' });
await fetch(`${url}/${process.argv[2]}`, { method: 'PUT' });
process.stdout.write(`listens on ${url}\n`);
