import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleWorld, consoleWorld } from './support/console-world.ts';
import { BROWSER, missing } from './support/find-browser.ts';

const MOST_BYTES = 300_000;

describe.skipIf(!BROWSER)(`the console's first load${missing}`, () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await consoleWorld();
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  test('of the sign-in, in English and Korean, is below 300 kB with gzip', async () => {
    await using opened = await world.open({ locale: 'ko-KR' });
    const { page } = opened;
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.goto('/console/');
    await page.waitForLoadState('networkidle');
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).byteLength);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    process.stdout.write(`The first load: ${total} bytes with gzip in ${sizes.length} answers\n`);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThan(MOST_BYTES);
  });
});
