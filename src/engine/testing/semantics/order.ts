import { type Fact, gives, type Rule } from './rule.ts';

const kept: readonly Fact[] = [
  { Number: '1', Day: '2026-03-02', Location: 'b' },
  { Number: '2', Day: '2026-03-02', Location: null },
  { Number: '3', Day: null, Location: 'a' },
  { Number: '4', Day: '2026-03-02', Location: 'B' },
  { Number: '5', Day: '2026-03-01', Location: 'z' },
  { Number: '6', Day: '2026-03-02', Location: 'b' },
  { Number: '7', Day: null, Location: null },
];

const tied: readonly Fact[] = [
  { Text: 'b', Number: '2', Amount: '1' },
  { Text: 'a', Number: '1', Amount: '1' },
  { Text: 'b', Number: '1', Amount: '2' },
  { Text: 'a', Number: null, Amount: '1' },
  { Text: 'b', Number: '1', Amount: '1' },
];

export const order: readonly Rule[] = [
  {
    rule: 'Rows without an order come as they are kept',
    rows: kept,
    cases: [
      gives('SELECT Number FROM Facts', '5', '4', '1', '6', '2', '3', '7'),
      gives('SELECT Number FROM Facts WHERE Number != 4 LIMIT 3', '5', '1', '6'),
    ],
  },
  {
    rule: 'What ORDER BY leaves open, the selected columns settle',
    rows: tied,
    cases: [
      {
        query: 'SELECT Number, Text FROM Facts ORDER BY Amount ASC',
        answer: [
          ['1', 'a'],
          ['1', 'b'],
          ['2', 'b'],
          [null, 'a'],
          ['1', 'b'],
        ],
      },
      {
        query: 'SELECT Text, Rows FROM Facts ORDER BY Rows',
        answer: [
          ['b', '3'],
          ['a', '2'],
        ],
      },
      gives('SELECT Text FROM Facts ORDER BY Amount DESC LIMIT 3', 'b', 'a', 'a'),
    ],
  },
  {
    rule: 'DISTINCT rows and groups come by their columns',
    rows: tied,
    cases: [
      {
        query: 'SELECT DISTINCT Text, Number FROM Facts',
        answer: [
          ['a', '1'],
          ['a', null],
          ['b', '1'],
          ['b', '2'],
        ],
      },
      {
        query: 'SELECT TotalAmount, Number FROM Facts',
        answer: [
          ['4.00', '1'],
          ['1.00', '2'],
          ['1.00', null],
        ],
      },
    ],
  },
  {
    rule: 'LIMIT takes the first rows of the order',
    rows: tied,
    cases: [
      gives('SELECT DISTINCT Text FROM Facts LIMIT 1', 'a'),
      gives('SELECT Number FROM Facts ORDER BY Number DESC LIMIT 2', '2', '1'),
      gives('SELECT Text FROM Facts WHERE Rows > 1 LIMIT 1', 'a'),
      gives('SELECT Text FROM Facts WHERE Rows > 2 LIMIT 9007199254740991', 'b'),
    ],
  },
];
