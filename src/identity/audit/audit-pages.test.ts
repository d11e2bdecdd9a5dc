import { expect, test } from 'vitest';
import { noOrigin } from '../../kernel/audit.ts';
import { describeStores, testAuditLog } from '../../store/store.fixture.ts';
import { auditPages } from './audit-pages.ts';

describeStores((temporaryStore) => {
  async function trail(count: number) {
    const temporary = await temporaryStore();
    const { store } = temporary;
    const audit = testAuditLog();
    for (let index = 0; index < count; index++) {
      await audit.record(store.db, {
        ...{ action: 'token.issue', outcome: 'succeeded', origin: noOrigin },
        actor: { id: index % 2 === 0 ? 'even' : null, name: `n${index}`, tenantId: 't' },
        detail: { index },
      });
    }
    const pages = async (filter: Parameters<typeof auditPages>[1], size: number) =>
      (await Array.fromAsync(auditPages(store, filter, size))).map((page) =>
        page.map(({ detail }) => detail.index),
      );
    return { pages, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
  }

  test('comes page by page, each event once', async () => {
    await using world = await trail(5);
    const pages = await world.pages({}, 2);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    // Within one millisecond the order is that of the ids.
    expect(pages.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    expect(await world.pages({ tenantId: 'other' }, 2)).toEqual([]);
  });

  test('ends at the limit', async () => {
    await using world = await trail(5);
    const sizes = async (limit: number) =>
      (await world.pages({ limit }, 2)).map((page) => page.length);
    expect(await sizes(3)).toEqual([2, 1]);
    expect(await sizes(4)).toEqual([2, 2]);
    expect(await sizes(9)).toEqual([2, 2, 1]);
  });

  test('knows an actor by id or by name', async () => {
    await using world = await trail(4);
    expect((await world.pages({ actor: 'even' }, 9)).flat().sort()).toEqual([0, 2]);
    expect(await world.pages({ actor: 'n1' }, 9)).toEqual([[1]]);
  });
});
