import { beforeAll, describe, expect, test } from 'vitest';
import published from './published/system-queries.json' with { type: 'json' };
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import {
  createQuery,
  hoursFromNow,
  parseRows,
  runReport,
  scheduledReport,
} from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const { executive } = people;
const text = 'SELECT CustomerName, Month FROM OfficeUsage TIMESPAN LAST_3_MONTHS';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const unknownId = '00000000-0000-4000-8000-00000000dead';
let api: Api;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, executive));
});

describe('creating a query', () => {
  test('answers the query with its seven properties', async () => {
    const asked = Date.now();
    const answer = await api.post('ScheduledQueries', {
      ...{ Name: 'seats', Description: 'by month', Query: text },
    });
    expect(answer.message).toBe('Query created successfully');
    expect(onlyItem(answer)).toEqual({
      queryId: expect.stringMatching(uuid),
      ...{ name: 'seats', description: 'by month', query: text, type: 'userDefined' },
      user: executive.userName,
      createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    const created = Date.parse(String(onlyItem(answer).createdTime));
    expect(Math.abs(created - asked)).toBeLessThan(10_000);
  });

  test('needs Name and Query, but no Description', async () => {
    expect(refusal(await api.post('ScheduledQueries', { Query: text }), 400)).toContain('Name');
    expect(refusal(await api.post('ScheduledQueries', { Name: '  ', Query: text }), 400)).toContain(
      'Name',
    );
    expect(refusal(await api.post('ScheduledQueries', { Name: 'a' }), 400)).toContain('Query');
    const made = await api.post('ScheduledQueries', { Name: 'a', Query: text });
    expect(onlyItem(made).description ?? null).toBeNull();
  });

  test('checks the query in full: what is wrong, where, and the nearest name', async () => {
    const message = refusal(
      await api.post('ScheduledQueries', {
        Name: 'bad',
        Query: 'SELECT CustomerNam FROM OfficeUsage WHERE Monht = 1 TIMESPAN LAST_2_MONTHS',
      }),
      400,
    );
    expect(message).toMatch(/CustomerNam\b.*\b1:8\b.*CustomerName/);
    expect(message).toMatch(/Monht\b.*\b1:43\b.*Month/);
    expect(message).toMatch(/LAST_2_MONTHS\b.*\b1:62\b.*LAST_3_MONTHS/);
  });
});

describe('listing queries', () => {
  test('answers system queries and the own ones by default', async () => {
    const queryId = await createQuery(api, text, 'listed');
    const { value } = await api.get('ScheduledQueries');
    const ids = value.map((query) => query.queryId);
    expect(ids).toEqual(expect.arrayContaining(published.map((query) => query.queryId)));
    expect(ids).toContain(queryId);
  });

  test('answers the own ones alone with includeSystemQueries=false', async () => {
    const queryId = await createQuery(api, text, 'own');
    const { value } = await api.get('ScheduledQueries?includeSystemQueries=false');
    expect(value.map((query) => query.queryId)).toContain(queryId);
    expect(new Set(value.map((query) => query.type))).toEqual(new Set(['userDefined']));
  });

  test('answers the 21 system queries alone with includeOnlySystemQueries=true', async () => {
    const { value } = await api.get('ScheduledQueries?includeOnlySystemQueries=true');
    const texts = value.map(({ queryId, query }) => [queryId, plain(query)]);
    expect(Object.fromEntries(texts)).toEqual(
      Object.fromEntries(published.map(({ queryId, query }) => [queryId, plain(query)])),
    );
    expect(new Set(value.map((query) => query.type))).toEqual(new Set(['system']));
    for (const query of value) {
      expect(Object.keys(query).sort()).toEqual([
        ...['createdTime', 'description', 'name', 'query', 'queryId', 'type', 'user'],
      ]);
    }
  });

  const plain = (query: unknown): string =>
    String(query).replace(/\s+/g, ' ').replaceAll(', ', ',');

  test('filters by queryId and by queryName', async () => {
    const queryId = await createQuery(api, text, 'Filtered by name');
    const byId = await api.get(`ScheduledQueries?queryId=${queryId}`);
    expect(onlyItem(byId).queryId).toBe(queryId);
    const byName = await api.get('ScheduledQueries?queryName=Filtered%20by%20name');
    expect(onlyItem(byName).queryId).toBe(queryId);
    refusal(await api.get(`ScheduledQueries?queryId=${unknownId}`), 404);
  });
});

describe('deleting a query', () => {
  test('answers the deleted query, which is gone then', async () => {
    const queryId = await createQuery(api, text, 'short-lived');
    const deleted = onlyItem(await api.delete(`ScheduledQueries/${queryId}`));
    expect(deleted).toMatchObject({ queryId, name: 'short-lived', query: text });
    refusal(await api.delete(`ScheduledQueries/${queryId}`), 404);
    refusal(await api.get(`ScheduledQueries?queryId=${queryId}`), 404);
  });

  test('spares system queries', async () => {
    const [system] = published;
    const answer = await api.delete(`ScheduledQueries/${system?.queryId}`);
    expect([400, 403, 404]).toContain(answer.statusCode);
    expect(onlyItem(await api.get(`ScheduledQueries?queryId=${system?.queryId}`)).type).toBe(
      'system',
    );
  });

  test('breaks no report made from it', async () => {
    const queryId = await createQuery(api, text);
    const { reportId } = onlyItem(await api.post('ScheduledReport', scheduledReport(queryId)));
    await api.delete(`ScheduledQueries/${queryId}`);
    const report = onlyItem(await api.get(`ScheduledReport?reportId=${reportId}`));
    expect(report).toMatchObject({ query: text, queryId });
    const renamed = await api.put(`ScheduledReport/${reportId}`, { ReportName: 'still there' });
    expect(onlyItem(renamed)).toMatchObject({ reportName: 'still there', query: text });
  });
});

describe('explaining a query', () => {
  const month = 'SELECT CustomerName, Month FROM OfficeUsage ORDER BY Month TIMESPAN LAST_3_MONTHS';

  test('tells the rows that its report then has', async () => {
    const told = onlyItem(await api.post('ScheduledQueries/explain', { Query: month }));
    const rows = parseRows(await runReport(api, month)).length;
    expect(told).toMatchObject({
      ...{ datasetName: 'OfficeUsage', rowsSource: 'counted', parts: 1, format: 'csv' },
      ...{ redacted: [], dueTimes: [] },
      rows: { estimate: rows, low: rows, high: rows },
    });
    expect(Date.parse(String(told.coversBefore))).toBeGreaterThan(
      Date.parse(String(told.coversFrom)),
    );
  });

  test('tells the next five due times of a schedule', async () => {
    const start = hoursFromNow(24);
    const asked = { Query: month, StartTime: start, RecurrenceInterval: 168 };
    const told = onlyItem(await api.post('ScheduledQueries/explain', asked));
    expect(told.dueTimes).toHaveLength(5);
    expect(told.dueTimes).toContain(start);
  });
});

describe('writing a query', () => {
  test('a text is checked without a fault being an error', async () => {
    const good = onlyItem(await api.post('ScheduledQueries/check', { Query: text }));
    expect(good).toMatchObject({ ok: true, diagnostics: [], datasetName: 'OfficeUsage' });
    const Query = 'SELECT CustomerNam FROM OfficeUsage';
    const faulty = onlyItem(await api.post('ScheduledQueries/check', { Query }));
    expect(faulty).toMatchObject({
      ok: false,
      diagnostics: [{ from: 7, to: 18, line: 1, column: 8, suggestions: ['CustomerName'] }],
    });
  });

  test('a text is completed from the catalog', async () => {
    const asked = { Query: 'SELECT Month FROM Office', Position: 24 };
    const { value } = await api.post('ScheduledQueries/complete', asked);
    expect(value).toMatchObject([{ label: 'OfficeUsage', kind: 'dataset', from: 18, to: 24 }]);
  });
});

describe('testing a query', () => {
  test('answers the rows of exportQuery as objects, message null', async () => {
    const answer = await api.tryQuery(`${text} LIMIT 5`);
    expect(answer).toMatchObject({ statusCode: 200, message: null, totalCount: 5 });
    for (const row of answer.value) expect(Object.keys(row)).toEqual(['CustomerName', 'Month']);
  });

  test('answers 100 rows at most', async () => {
    const answer = await api.tryQuery('SELECT Month FROM AzureUsage LIMIT 250 TIMESPAN LIFETIME');
    expect(answer.totalCount).toBe(100);
  });

  test('runs a query by queryId, own or system', async () => {
    const queryId = await createQuery(api, text);
    const own = await api.get(`ScheduledQueries/testQueryResult?queryId=${queryId}`);
    expect(own.totalCount).toBeGreaterThan(0);
    const system = await api.get(
      `ScheduledQueries/testQueryResult?QueryID=${published[0]?.queryId}`,
    );
    expect(system.totalCount).toBeGreaterThan(0);
    refusal(await api.get(`ScheduledQueries/testQueryResult?queryId=${unknownId}`), 404);
  });

  test('takes queryId or exportQuery, not both and not neither', async () => {
    const both = `queryId=${published[0]?.queryId}&exportQuery=${encodeURIComponent(text)}`;
    refusal(await api.get(`ScheduledQueries/testQueryResult?${both}`), 400);
    refusal(await api.get('ScheduledQueries/testQueryResult'), 400);
  });

  test('lets startTime and endTime replace the TIMESPAN', async () => {
    const month = (back: number): string => {
      const now = new Date();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
        .toISOString()
        .slice(0, 10);
    };
    const query = 'SELECT DISTINCT Month FROM OfficeUsage ORDER BY Month TIMESPAN LAST_MONTH';
    const months = async (parameters: Record<string, string>) =>
      (await api.tryQuery(query, parameters)).value.map((row) => row.Month);
    expect(await months({})).toEqual([month(1)]);
    const lastDay = new Date(Date.parse(month(6)) - 1000).toISOString().slice(0, 19);
    expect(await months({ startTime: `${month(8)}T00:00:00Z`, endTime: `${lastDay}Z` })).toEqual([
      month(7),
      month(8),
    ]);
    expect(
      await months({
        startTime: `${month(8)} 00:00:00Z`,
        endTime: `${lastDay.replace('T', ' ')}Z`,
      }),
    ).toEqual([month(7), month(8)]);
    refusal(await api.tryQuery(query, { startTime: 'yesterday' }), 400);
  });

  test("takes an unescaped LIKE '%Contoso%' literally", async () => {
    const query =
      "SELECT PartnerName FROM Profile WHERE PartnerName LIKE '%Contoso%' AND Country != '100%'";
    const address = `${server().url}/insights/v1/mpn/ScheduledQueries/testQueryResult`;
    const token = await signIn(server().url, executive);
    // As `fetch` writes it: blanks are escaped, the percent signs are not.
    const response = await fetch(`${address}?exportQuery=${query}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(response.url).toContain('%Contoso%');
    const { value } = (await response.json()) as { value: { PartnerName: string }[] };
    expect(value.length).toBeGreaterThan(0);
    for (const row of value) expect(row.PartnerName).toMatch(/contoso/i);
  });
});
