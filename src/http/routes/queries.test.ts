import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueryAs } from '../testing/completed-report.ts';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const TEXT = 'SELECT CustomerName FROM OfficeUsage';

test('property names match in any case, the last of two counts, blanks go, the rest is ignored', async () => {
  const { status, body } = await world.call('POST', 'scheduledqueries', {
    body: { name: 'first', NAME: '  second ', QUERY: ` ${TEXT} `, Description: null, Extra: 1 },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ message: 'Query created successfully', totalCount: 1 });
  expect(body.value[0]).toMatchObject({ name: 'second', query: TEXT, description: null });
});

test('a faulty query text is refused with what is wrong and where', async () => {
  const body = { Name: 'a', Query: 'SELECT CustomerNam FROM OfficeUsage' };
  const answer = await world.call('POST', 'ScheduledQueries', { body });
  expect(answer.status).toBe(400);
  expect(answer.headers['x-error-code']).toBe('query_invalid');
  expect(answer.body.message).toContain('CustomerName');
});

test('lists system queries and own ones; flags come in any case', async () => {
  const id = await createQueryAs(world);
  const typesOf = async (query: string): Promise<string[]> => {
    const { body } = await world.call('GET', `ScheduledQueries?${query}`);
    expect(body.message).toBe('Queries fetched successfully');
    return [...new Set<string>(body.value.map((one: { type: string }) => one.type))];
  };
  expect(await typesOf('')).toEqual(['system', 'userDefined']);
  expect(await typesOf('INCLUDESYSTEMQUERIES=False')).toEqual(['userDefined']);
  expect(await typesOf('includeOnlySystemQueries=TRUE')).toEqual(['system']);
  expect(await typesOf(`QueryID=%20${id.toUpperCase()}%20`)).toEqual(['userDefined']);
  const missing = await world.call('GET', 'ScheduledQueries?queryName=no+such');
  expect(missing.status).toBe(404);
});

test('lists the samples of the catalog, each of which can be tried', async () => {
  const { status, body } = await world.call('GET', 'ScheduledQueries/Samples');
  expect(status).toBe(200);
  expect(body).toMatchObject({ message: 'Sample queries fetched successfully', totalCount: 13 });
  expect(body.value[3]).toEqual({
    title: 'Partner locations in the United States',
    query: "SELECT MPNId, PartnerName FROM Profile WHERE Country='United States'",
  });
});

test.each([{}, { headers: { 'content-type': 'application/json' } }])(
  'deletes an own query and answers it, content type or not',
  async (options) => {
    const id = await createQueryAs(world);
    const { status, body } = await world.call('DELETE', `ScheduledQueries/%20${id}/`, options);
    expect(status).toBe(200);
    expect(body).toMatchObject({ message: 'Query deleted successfully', value: [{ queryId: id }] });
    expect((await world.call('DELETE', `ScheduledQueries/${id}`)).status).toBe(404);
  },
);

test('what belongs to another user is not there', async () => {
  const id = await createQueryAs(world, 'viewer');
  expect((await world.call('DELETE', `ScheduledQueries/${id}`)).status).toBe(404);
});
