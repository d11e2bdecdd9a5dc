import { gives, of, type Rule } from './rule.ts';

const days = (condition: string): string =>
  `SELECT Day FROM Facts WHERE ${condition} ORDER BY Day ASC`;
const within = (range: string): string =>
  `SELECT Day FROM Facts ORDER BY Day ASC TIMESPAN ${range}`;
const numbered = (condition: string): string =>
  `SELECT Number FROM Facts WHERE ${condition} ORDER BY Number ASC`;

export const times: readonly Rule[] = [
  {
    rule: 'Times are in UTC and are shown to the second',
    rows: of(
      'At',
      ...['2026-03-01T00:00:00.5Z', '1969-12-31T23:59:59.5Z', '2026-02-28T23:59:59.999999Z'],
      ...['2026-03-01T01:30:00+02:00', '2026-03-01 00:00:01'],
    ),
    cases: [
      gives(
        'SELECT At FROM Facts ORDER BY At ASC',
        ...['1969-12-31T23:59:59Z', '2026-02-28T23:30:00Z', '2026-02-28T23:59:59Z'],
        ...['2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z'],
      ),
    ],
  },
  {
    rule: 'Fractions of a second count',
    rows: [
      { Number: '1', At: '2026-03-01T00:00:00Z' },
      { Number: '2', At: '2026-03-01T00:00:00.000001Z' },
      { Number: '3', At: '2026-03-01T00:00:00.5Z' },
      { Number: '4', At: '1969-12-31T23:59:59.5Z' },
    ],
    cases: [
      gives(numbered("At = '2026-03-01T00:00:00Z'"), '1'),
      gives(numbered("At > '2026-03-01'"), '2', '3'),
      gives(numbered("At IN ('2026-03-01', '1969-12-31 23:59:59')"), '1'),
      gives(numbered("At < '1970-01-01'"), '4'),
      gives('SELECT Number FROM Facts ORDER BY At DESC', '3', '2', '1', '4'),
      gives(
        'SELECT DISTINCT At FROM Facts',
        '1969-12-31T23:59:59Z',
        ...Array<string>(3).fill('2026-03-01T00:00:00Z'),
      ),
    ],
  },
  {
    rule: 'Years 1900 to 2299 are the same everywhere',
    rows: [
      { Number: '1', Day: '1900-01-02', At: '1900-01-02T00:00:00.000001Z' },
      { Number: '2', Day: '1969-12-31', At: '1969-12-31T23:59:59Z' },
      { Number: '3', Day: '2299-12-30', At: '2299-12-30T23:59:59.999999Z' },
    ],
    cases: [
      gives(days("Day > '0001-01-01'"), '1900-01-02', '1969-12-31', '2299-12-30'),
      gives(days("Day < '9999-12-31'"), '1900-01-02', '1969-12-31', '2299-12-30'),
      gives(days("Day <= '1900-01-01'")),
      gives(days("Day = '1899-12-31'")),
      gives(days("Day IN ('0001-01-01', '9999-12-31', '2299-12-30')"), '2299-12-30'),
      gives(days("Day NOT IN ('1700-01-01', '1900-01-02')"), '1969-12-31', '2299-12-30'),
      gives(numbered("At > '0001-01-01' AND At < '9999-12-31T23:59:59Z'"), '1', '2', '3'),
      gives(numbered("At >= '2300-01-01'")),
      gives(numbered("At != '1899-12-31T23:59:59Z'"), '1', '2', '3'),
      {
        query: 'SELECT At, Days FROM Facts',
        answer: [
          ['1900-01-02T00:00:00Z', '1'],
          ['1969-12-31T23:59:59Z', '1'],
          ['2299-12-30T23:59:59Z', '1'],
        ],
      },
    ],
  },
  {
    rule: 'A range of time covers whole days',
    rows: of(
      'Day',
      ...['2026-04-16', '2026-04-15', '2026-04-14', '2026-04-08', '2026-04-07', '2026-03-31'],
      ...['2026-03-01', '2026-02-28', '2025-04-15', '2025-04-14', '2025-04-01', null],
    ),
    cases: [
      gives(within('TODAY'), '2026-04-15'),
      gives(within('YESTERDAY'), '2026-04-14'),
      gives(within('LAST_7_DAYS'), '2026-04-08', '2026-04-14'),
      gives(within('LAST_MONTH'), '2026-03-01', '2026-03-31'),
      gives(
        within('LAST_365_DAYS'),
        ...['2025-04-15', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-07', '2026-04-08'],
        '2026-04-14',
      ),
      gives(
        within('LAST_1_YEAR'),
        ...['2025-04-01', '2025-04-14', '2025-04-15', '2026-02-28', '2026-03-01', '2026-03-31'],
      ),
      gives(days("Day > '2026-04-15'"), '2026-04-16'),
      gives('SELECT Rows FROM Facts TIMESPAN LIFETIME', '12'),
    ],
  },
];
