import { gives, of, type Rule } from './rule.ts';

export const missing: readonly Rule[] = [
  {
    rule: 'A missing value meets no condition',
    rows: [{ Text: 'a', Number: '1', Amount: '1.00', Day: '2026-03-01' }, { Location: 'L' }],
    cases: [
      ...["Text != 'x'", "Text NOT IN ('x', '')", "Text NOT LIKE 'x'", "Text LIKE '%'"],
      ...['Number != 5', 'Number != 5.5', 'Number NOT IN (5, 6.5)', `Number > -${'9'.repeat(38)}`],
      ...['Amount != 5.001', "Day != '2026-01-01'", "Day > '0001-01-01'"],
    ].map((condition) => gives(`SELECT Text FROM Facts WHERE ${condition}`, 'a')),
  },
  {
    rule: 'Missing values come last',
    rows: of('Number', null, '2', '1', null),
    cases: [
      gives('SELECT Number FROM Facts ORDER BY Number ASC', '1', '2', null, null),
      gives('SELECT Number FROM Facts ORDER BY Number DESC', '2', '1', null, null),
      gives('SELECT DISTINCT Number FROM Facts', '1', '2', null),
    ],
  },
  {
    rule: 'Missing values are one group',
    rows: [{ Text: 'a', Number: '1' }, { Number: '2' }, { Number: '3' }, { Text: '' }],
    cases: [
      {
        query: 'SELECT Text, Rows, TotalNumber FROM Facts',
        answer: [
          ['', '1', null],
          ['a', '1', '1'],
          [null, '2', '5'],
        ],
      },
      gives('SELECT DISTINCT Text FROM Facts', '', 'a', null),
    ],
  },
  {
    rule: 'Metrics leave missing values out',
    rows: [{ Text: 'a' }, { Text: 'A', Number: '5' }, { Text: 'a' }, { Number: '-5' }],
    cases: [
      { query: 'SELECT Rows, Texts, TotalNumber FROM Facts', answer: [['4', '2', '0']] },
      { query: "SELECT Texts, TotalNumber FROM Facts WHERE Text = 'a'", answer: [['2', '5']] },
      {
        query: "SELECT Rows, Texts, TotalNumber, TotalWide FROM Facts WHERE Text = 'nobody'",
        answer: [['0', '0', null, null]],
      },
      gives('SELECT Rows FROM Facts WHERE TotalWide != 5'),
      gives('SELECT Text FROM Facts WHERE TotalNumber < 6 AND Rows = 1', 'A', null),
    ],
  },
];
