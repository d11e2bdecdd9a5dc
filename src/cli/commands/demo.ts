import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import type { RunningApi } from '../../app/start-api.ts';
import { type ConfigOverrides, loadConfig } from '../../config/load-config.ts';
import { walkThrough } from '../demo/walk-through.ts';
import { describeServer } from '../describe-server.ts';
import { untilStopped } from '../interrupt.ts';
import { createRowCounter } from '../row-counter.ts';
import { sampleProgress } from '../sample-progress.ts';

const TARGET = './demo-report.csv';

export const registerDemo = (program: Command): void => {
  program
    .command('demo')
    .description('make the sample world, serve it, and walk the five steps to a first report')
    .option('--exit', 'end after the walk instead of serving on')
    .option('--home <dir>', 'folder of the demo; kept between runs', '.demo')
    .option('--port <n>', 'port to listen on; another is taken when it is in use', '8080')
    .action(async ({ exit, home, port }: { exit?: boolean; home: string; port: string }) => {
      const server = await startAnywhere({ home, port, sample: true, logLevel: 'warn' });
      try {
        await walkThrough(server.url, TARGET);
        await showReport();
      } catch (error) {
        await server.stop('now');
        throw error;
      }
      if (exit) return server.stop('now');
      await untilStopped(describeServer(server), server.stop);
    });
};

async function startAnywhere(overrides: ConfigOverrides): Promise<RunningApi> {
  const { startServer } = await import('../../app/start-server.ts');
  try {
    return await startServer(loadConfig(overrides), sampleProgress());
  } catch (error) {
    if ((error as { cause?: NodeJS.ErrnoException }).cause?.code !== 'EADDRINUSE') throw error;
    console.error(`Port ${overrides.port} is in use; taking another.`);
    return startServer(loadConfig({ ...overrides, port: 0 }), sampleProgress());
  }
}

/** The first lines and the number of rows. */
async function showReport(): Promise<void> {
  const counter = createRowCounter();
  const head: string[] = [];
  for await (const chunk of createReadStream(TARGET)) {
    counter.add(chunk);
    if (head.length === 0) head.push(...String(chunk).split('\n').slice(0, 6));
  }
  console.log(`\n${TARGET}`);
  for (const line of head) console.log(`    ${line}`);
  console.log(`    … ${counter.rows()} rows in all`);
  if (counter.rows() === 0) throw new Error(`${TARGET} has no rows`);
}
