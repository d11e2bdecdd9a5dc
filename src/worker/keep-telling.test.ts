import { expect, test, vi } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { temporaryStore } from '../store/store.fixture.ts';
import { listWorkers } from '../store/workers.ts';
import { keepTelling } from './keep-telling.ts';

const NOW = '2026-03-01T00:00:00.000Z';
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent, child: () => logger };

test('a worker tells at once that it runs, and that it goes when it is stopped', async () => {
  await using temporary = await temporaryStore();
  const { store } = temporary;
  const worker = { worker_id: 'w', host: 'here', process_id: 1, version: '1', concurrency: 2 };
  const telling = keepTelling({
    ...{ context: { store }, worker, wallClock: manualClock(NOW), logger: logger as never },
  });
  await vi.waitFor(async () =>
    expect(await listWorkers(store.db, 10)).toEqual([
      { ...worker, started_time: NOW, seen_time: NOW },
    ]),
  );
  await telling.stop();
  expect(await listWorkers(store.db, 10)).toEqual([]);
});
