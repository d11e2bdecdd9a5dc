import { gives, of, type Rule } from './rule.ts';

const nines = (count: number): string => '9'.repeat(count);
const number = (condition: string): string =>
  `SELECT Number FROM Facts WHERE ${condition} ORDER BY Number ASC`;
const amount = (condition: string): string =>
  `SELECT Amount FROM Facts WHERE ${condition} ORDER BY Amount ASC`;

const [least, most] = ['-9223372036854775808', '9223372036854775807'];

export const numbers: readonly Rule[] = [
  {
    rule: 'Numbers keep every digit',
    rows: [
      { Number: most, Amount: '1.5', Wide: `${nines(32)}.${nines(6)}` },
      { Number: least, Amount: '-0.05', Wide: '-0.000001' },
      { Number: '-0', Amount: '-0.00', Wide: '1' },
    ],
    cases: [
      {
        query: 'SELECT Number, Amount, Wide FROM Facts ORDER BY Number DESC',
        answer: [
          [most, '1.50', `${nines(32)}.${nines(6)}`],
          ['0', '0.00', '1.000000'],
          [least, '-0.05', '-0.000001'],
        ],
      },
    ],
  },
  {
    rule: 'Numbers are compared exactly',
    rows: [
      ...of('Number', '5', '6', '9007199254740992', '9007199254740993', least, most),
      ...of('Amount', '0.10', '0.30', `${nines(16)}.99`, `-${nines(16)}.99`),
    ],
    cases: [
      gives(number('Number > 5.5 AND Number < 7'), '6'),
      gives(number('Number = 5.00'), '5'),
      gives(number('Number = 9007199254740993'), '9007199254740993'),
      gives(number('Number IN (9007199254740992.5, 6, 18446744073709551621)'), '6'),
      gives(number(`Number < ${least}.5`)),
      gives(number('Number > 9223372036854775806.5'), most),
      gives(number(`Number >= 9223372036854775808`)),
      gives(amount('Amount = .1'), '0.10'),
      gives(amount('Amount = 0.1000000000000000000000000000000000001')),
      gives(amount('Amount > 0.0999 AND Amount < 0.3000001'), '0.10', '0.30'),
      gives(amount(`Amount > ${nines(16)}.98`), `${nines(16)}.99`),
      gives(
        amount(`Amount IN (${nines(38)}, -${nines(16)}.99, 1${'0'.repeat(16)}, 0.3)`),
        `-${nines(16)}.99`,
        '0.30',
      ),
      gives(amount(`Amount <= -1${'0'.repeat(16)}`)),
    ],
  },
  {
    rule: 'Sums are exact, up to 38 digits',
    rows: [
      { Number: most, Amount: `${nines(16)}.99`, Wide: `4${'0'.repeat(31)}.000001` },
      { Number: most, Amount: `${nines(16)}.99`, Wide: `4${'0'.repeat(31)}.000001` },
      { Number: '1', Amount: '-0.01', Wide: '0.1' },
    ],
    cases: [
      {
        query: 'SELECT TotalNumber, TotalAmount, TotalWide FROM Facts',
        answer: [['18446744073709551615', '19999999999999999.97', `8${'0'.repeat(31)}.100002`]],
      },
      gives('SELECT Rows FROM Facts WHERE TotalNumber = 18446744073709551615', '3'),
      gives('SELECT Rows FROM Facts WHERE TotalAmount > 19999999999999999.965', '3'),
      gives(`SELECT Rows FROM Facts WHERE TotalWide IN (1, 2, 3, 8${'0'.repeat(31)}.100002)`, '3'),
    ],
  },
  {
    rule: 'A sum with no room in 38 digits fails the run',
    rows: [
      ...of('Wide', `${nines(32)}.5`, `${nines(32)}.25`),
      { Text: 'less', Wide: `8${'0'.repeat(31)}` },
      { Text: 'less', Wide: `8${'0'.repeat(31)}` },
    ],
    cases: [
      gives("SELECT TotalWide FROM Facts WHERE Text = 'less'", `16${'0'.repeat(31)}.000000`),
      { query: 'SELECT TotalWide FROM Facts', fails: true },
      { query: 'SELECT Rows FROM Facts WHERE TotalWide > 1', fails: true },
    ],
  },
  {
    rule: 'There is no arithmetic',
    rows: of('Number', '1'),
    cases: [
      { query: 'SELECT Number / 2 FROM Facts', refused: 'unexpected_word' },
      { query: 'SELECT Number FROM Facts WHERE Number > 1 + 1', refused: 'unexpected_word' },
    ],
  },
];
