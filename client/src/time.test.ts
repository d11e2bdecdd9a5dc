import { expect, test } from 'vitest';
import { systemTime } from './time.ts';

test('a sleep ends with the reason of its signal', async () => {
  const control = new AbortController();
  const sleeping = systemTime.sleep(60_000, control.signal);
  control.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
});

test('a sleep ends by itself', async () => {
  await systemTime.sleep(1);
});
