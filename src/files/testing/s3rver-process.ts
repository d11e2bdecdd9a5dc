import { createRequire } from 'node:module';

/** It has no types. */
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver');
const [, , directory, bucket] = process.argv;
const { address, port } = await new S3rver({
  ...{ address: '127.0.0.1', port: 0, silent: true, directory },
  configureBuckets: [{ name: bucket }],
}).run();
process.stdout.write(`listens on http://${address}:${port}\n`);
