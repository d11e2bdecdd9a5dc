import { formed, number, type Setting } from './setting.ts';

const size = {
  fits: (given: string) => /^\d+(\.\d+)?\s?[KMGT]i?B$/i.test(given),
  wanted: 'a size such as 512MB or 2GB',
};

/** How a worker runs reports, and the engines that it and the API have. */
export const workerSettings = {
  workerConcurrency: number(
    'INSIGHTS_WORKER_CONCURRENCY',
    2,
    'Reports that a worker runs at once.',
    {
      min: 1,
      max: 64,
      whole: true,
    },
  ),
  drainSeconds: number(
    'INSIGHTS_DRAIN_SECONDS',
    30,
    'How long a process that is asked to stop (SIGTERM) may finish what it has begun.',
    { min: 0, max: 86_400 },
  ),
  drainDelaySeconds: number(
    'INSIGHTS_DRAIN_DELAY_SECONDS',
    0,
    'How long an API that is asked to stop (SIGTERM) still takes requests, so that the load balancer before it can turn away first; longer than that keeps idle connections. /health/ready says 503 meanwhile.',
    { min: 0, max: 3600 },
  ),
  leaseSeconds: number(
    'INSIGHTS_LEASE_SECONDS',
    30,
    'How long a worker that says nothing keeps its execution.',
    { min: 1 },
  ),
  maximumAttempts: number('INSIGHTS_MAXIMUM_ATTEMPTS', 3, 'Tries before an execution has failed.', {
    min: 1,
    whole: true,
  }),
  engineMemory: formed(
    'INSIGHTS_ENGINE_MEMORY',
    '512MB',
    'Memory limit of one query engine.',
    size,
  ),
  engineSpillLimit: formed(
    'INSIGHTS_ENGINE_SPILL_LIMIT',
    '20GB',
    'What the runs of one query engine may write to disk of what does not fit in its memory.',
    size,
  ),
  engineThreads: number('INSIGHTS_ENGINE_THREADS', 2, 'Threads of one query engine.', {
    min: 1,
    whole: true,
  }),
  partMegabytes: number(
    'INSIGHTS_PART_MEGABYTES',
    1024,
    'Millions of bytes of text, before compression, after which a report goes on in another file; of Parquet, of the file.',
    { min: 0.001 },
  ),
  compressionLevel: number(
    'INSIGHTS_COMPRESSION_LEVEL',
    2,
    'How hard gzip tries, from 1 (fastest) to 9 (smallest).',
    { min: 1, max: 9, whole: true },
  ),
  compressionBlockKilobytes: number(
    'INSIGHTS_COMPRESSION_BLOCK_KB',
    1024,
    'Thousands of bytes that are compressed at a time.',
    { min: 16, max: 65_536, whole: true },
  ),
  compressionBlocksAtOnce: number(
    'INSIGHTS_COMPRESSION_BLOCKS_AT_ONCE',
    4,
    'Blocks of one report that are compressed at once, as far as there are threads.',
    { min: 1, max: 64, whole: true },
  ),
  threadPoolSize: number(
    'UV_THREADPOOL_SIZE',
    4,
    'Threads of a process for files, compression and the calls of the query engine; 16 unless set when started by the command. A worker lets half of them wait for reports that flow.',
    { min: 2, max: 1024, whole: true },
  ),
} as const satisfies Record<string, Setting<unknown>>;
