import { expect, test } from 'vitest';
import { createTestQueryPlaces } from './test-query-places.ts';

const never = new AbortController().signal;

/** Works that end when they are told to, and what has begun so far. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('works of an account wait for a place in their order; other accounts do not', async () => {
  const { begun, work, end } = works();
  const places = createTestQueryPlaces(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => places.take('A', never, work(name)));
  const other = places.take('B', never, work('e'));
  expect(begun).toEqual(['a', 'b', 'e']);
  end('b');
  await settled();
  expect(begun).toEqual(['a', 'b', 'e', 'c']);
  end('a');
  await settled();
  for (const name of ['c', 'd', 'e']) end(name);
  expect(await Promise.all([...all, other])).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a work that fails gives its place on', async () => {
  const { work, end } = works();
  const places = createTestQueryPlaces(1);
  const failing = places.take('A', never, async () => {
    throw new Error('broken');
  });
  const next = places.take('A', never, work('b'));
  await expect(failing).rejects.toThrow('broken');
  await settled();
  end('b');
  expect(await next).toBe('b');
});

test('when too many wait, one more is refused; who goes away makes room', async () => {
  const { work, end, begun } = works();
  const places = createTestQueryPlaces(1);
  const running = places.take('A', never, work('a'));
  const gone = new AbortController();
  const leaving = places.take('A', gone.signal, work('gone'));
  const waiting = ['b', 'c', 'd'].map((name) => places.take('A', never, work(name)));
  await expect(places.take('A', never, work('x'))).rejects.toMatchObject({
    code: 'test_queries_busy',
    retryAfterSeconds: 1,
  });
  gone.abort(new Error('gone'));
  await expect(leaving).rejects.toThrow('gone');
  waiting.push(places.take('A', never, work('e')));
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    end(name);
    await settled();
  }
  expect(await Promise.all([running, ...waiting])).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});
