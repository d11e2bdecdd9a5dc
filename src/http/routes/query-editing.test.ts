import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ engine: {} as never, config: { bodyLimitBytes: 1_048_576 } });
});
afterAll(() => world[Symbol.asyncDispose]());

const post = (path: string, body: object, user = 'exec') =>
  world.call('POST', `ScheduledQueries/${path}`, { user, body });

describe('a text is checked', () => {
  const check = async (Query: string, user?: string) => {
    const { status, body } = await post('check', { Query }, user);
    expect(status).toBe(200);
    expect(body.value).toHaveLength(1);
    return body.value[0];
  };

  test('to the columns of its answer and the time that they cover', async () => {
    const told = await check(
      'select customername, totalsoldseats from SeatsSubscriptionsAndRevenue',
    );
    expect(told).toMatchObject({
      ...{ ok: true, diagnostics: [], redacted: [] },
      datasetName: 'SeatsSubscriptionsAndRevenue',
      columns: [
        { name: 'CustomerName', kind: 'column', type: 'string', unit: null, withheld: false },
        { name: 'TotalSoldSeats', kind: 'metric', type: 'integer', unit: 'seats', withheld: false },
      ],
      ...{ aggregates: true, timespan: 'LAST_6_MONTHS' },
    });
    expect(told.coversFrom).toMatch(/-01T00:00:00Z$/);
  });

  test('to every fault, its place in UTF-16 and what may replace it', async () => {
    const text = "SELECT CustomerNam FROM OfficeUsage\nWHERE CustomerName = '🙂' AND Monht = 1";
    const told = await check(text);
    expect(told).toMatchObject({ ok: false, datasetName: null, columns: [], redacted: [] });
    expect(told.diagnostics).toMatchObject([
      { code: 'unknown_column', from: 7, to: 18, line: 1, column: 8 },
      { code: 'unknown_column', line: 2, suggestions: ['Month'] },
    ]);
    const [, { from, to }] = told.diagnostics;
    expect(text.slice(from, to)).toBe('Monht');
  });

  test('to what the caller may not see, by rights and not by data', async () => {
    const from = 'FROM SeatsSubscriptionsAndRevenue';
    const told = await check(`SELECT BilledRevenueUSD, Month ${from}`, 'viewer');
    expect(told).toMatchObject({ ok: true, redacted: ['BilledRevenueUSD'] });
    expect(told.columns.map(({ withheld }: { withheld: boolean }) => withheld)).toEqual([
      true,
      false,
    ]);
    const filtered = await check(`SELECT Month ${from} WHERE BilledRevenueUSD > 5`, 'viewer');
    expect(filtered).toMatchObject({ redacted: ['BilledRevenueUSD'] });
  });

  test('even when it is empty, of another language or too long', async () => {
    for (const text of ['', ' ', 'DROP TABLE x; --', `SELECT ${'A, '.repeat(30_000)}`]) {
      const told = await check(text);
      expect(told.ok).toBe(false);
      expect(told.diagnostics.length).toBeGreaterThan(0);
    }
  });

  test('but not when there is none', async () => {
    const { status, body } = await post('check', {});
    expect([status, body.message]).toEqual([400, 'Query is required.']);
  });
});

describe('a text is completed', () => {
  const complete = async (marked: string, user?: string) => {
    const body = { Query: marked.replace('|', ''), Position: marked.indexOf('|') };
    const answer = await post('complete', body, user);
    expect(answer.status).toBe(200);
    return answer.body.value;
  };

  test('by the names that may stand there, with what they mean', async () => {
    const found = await complete('SELECT CustomerN| FROM OfficeUsage');
    expect(found).toEqual([
      {
        ...{ label: 'CustomerName', kind: 'column', detail: 'string', withheld: false },
        ...{ description: expect.stringMatching(/\w/), from: 7, to: 16 },
      },
    ]);
    const less = await complete('SELECT Billed| FROM SeatsSubscriptionsAndRevenue', 'viewer');
    expect(less).toMatchObject([{ label: 'BilledRevenueUSD', withheld: true }]);
  });

  test('by ranges, with the time that they are now', async () => {
    const found = await complete('SELECT Month FROM OfficeUsage TIMESPAN last_m|');
    expect(found[0].description).toMatch(/^Now: from \d{4}-\d\d-01 to before \d{4}-\d\d-01\.$/);
  });

  test('at its end where no place is given', async () => {
    const { body } = await post('complete', { Query: 'sel' });
    expect(body.value).toMatchObject([{ label: 'SELECT', kind: 'keyword', from: 0, to: 3 }]);
  });

  test('not beyond it', async () => {
    const { status, body } = await post('complete', { Query: 'sel', Position: 4 });
    expect([status, body.message]).toEqual([
      400,
      'Position must be from 0 to 3, the length of Query.',
    ]);
  });

  test('not when it is larger than any query', async () => {
    const { headers } = await post('complete', { Query: ' '.repeat(70_000) });
    expect(headers['x-error-code']).toBe('query_too_large');
  });
});
