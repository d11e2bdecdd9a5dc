import { longestQuery } from '../check-query.ts';
import { filled } from './fragments.ts';

/** Different words, each made of its number, for as long as there is room. */
function numbered(start: string, make: (index: number) => string): string {
  let text = start;
  for (let index = 0; ; index += 1) {
    const piece = make(index);
    if (Buffer.byteLength(text) + Buffer.byteLength(piece) > longestQuery) return text;
    text += piece;
  }
}

const FROM = ' FROM CustomersAndTenants ';
const WHERE = `SELECT Month${FROM}WHERE `;

/** Texts of 64 KiB, each the worst that we could think of for one part of the reader. */
export const pathologicalQueries: readonly (readonly [name: string, text: string])[] = [
  // The lexer
  ['one quote', `${WHERE}MPNId = ${filled('a', "'").slice(0, 65_000)}`],
  ['quotes', filled("'")],
  ['doubled quotes', filled("''", `${WHERE}MPNId = 'x`, "'")],
  ['short texts', filled("'a'")],
  ['one long name', filled('a', 'SELECT ')],
  ['one long number', filled('9', `${WHERE}CustomerTpid = `)],
  ['one long fraction', filled('1', `${WHERE}BilledRevenueUSD = 0.`)],
  ['a fraction of zeros', filled('0', `${WHERE}BilledRevenueUSD = 0.`, '1')],
  ['a fraction of zeros as text', filled('0', `${WHERE}BilledRevenueUSD = '0.`, "1'")],
  ['a number of points and dashes', filled('1.-', `${WHERE}BilledRevenueUSD = `)],
  ['a number of dashes', filled('-1', `${WHERE}BilledRevenueUSD = 1`)],
  ['one long operator', filled('<>', `${WHERE}Month `)],
  ['double quotes', filled('"')],
  ['open brackets', filled('[')],
  ['curly quotes', filled('‘')],
  ['blanks', filled(' ', 'SELECT', `Month${FROM}`)],
  ['line breaks', filled('\n', 'SELECT', 'x')],
  ['returns and line breaks', filled('\r\n', 'SELECT', 'x')],
  ['a fault on every line', filled('x\n')],
  ['lone surrogates', filled('\ud800', '', '').slice(0, 21_000)],
  ['emoji', filled('😀')],
  ['nulls', filled('\0')],
  ['combining marks', filled('e\u0301')],
  ['comments', filled('--')],
  ['block comments', filled('/*')],
  // The parser
  ['open parentheses', filled('(', `${WHERE}Month IN `)],
  ['pairs of parentheses', filled('()', `${WHERE}Month IN `)],
  ['nested parentheses', filled('(Month = ', WHERE)],
  ['commas', filled(',', 'SELECT ')],
  ['commas and names', filled('Month,', 'SELECT ', `Month${FROM}`)],
  ['commas in a list', filled(',', `${WHERE}Month IN (`, ')')],
  ['AND', filled('AND ', WHERE)],
  ['AND NOT', filled('AND NOT ', WHERE)],
  ['NOT', filled('NOT ', `${WHERE}Month `)],
  ['LIKE', filled('LIKE ', `${WHERE}Month `)],
  ['BETWEEN', filled('Month BETWEEN 1 AND 2 AND ', WHERE)],
  ['half of BETWEEN', filled('Month BETWEEN ', WHERE)],
  ['every keyword', filled('SELECT FROM WHERE ORDER BY LIMIT TIMESPAN ')],
  ['SELECT', filled('SELECT ')],
  ['FROM', filled('FROM ', 'SELECT Month ')],
  ['ORDER BY', filled('ORDER BY Month ', `SELECT Month${FROM}`)],
  ['LIMIT', filled('LIMIT 1 ', `SELECT Month${FROM}`)],
  ['TIMESPAN words', filled('LAST ', `SELECT Month${FROM}TIMESPAN `)],
  ['words for one value', filled('United ', `${WHERE}CustomerMarket = `)],
  ['semicolons', filled(';', `SELECT Month${FROM}`)],
  ['stars', filled('*,', 'SELECT ', `*${FROM}`)],
  ['operators', filled('= ', WHERE)],
  ['missing commas', filled('Month ', 'SELECT ')],
  ['OR', filled("OR Month = '2026-01-01' ", `${WHERE}Month = '2026-01-01' `)],
  // The checker
  [
    'one condition again and again',
    filled("Month = '2026-01-01' AND ", WHERE, "Month = '2026-01-01'"),
  ],
  ['one condition without blanks', filled('MPNId=1 AND ', WHERE, 'MPNId=1')],
  ['a list of values', filled('1,', `${WHERE}MPNId IN (`, '1)')],
  ['a list of texts', filled("'a',", `${WHERE}MPNId IN (`, "'a')")],
  ['a list of faulty dates', filled("'x',", `${WHERE}Month IN (`, "'x')")],
  ['a list of unquoted words', filled('x,', `${WHERE}MPNId IN (`, 'x)')],
  ['conditions on the same unknown name', filled('Mont = 1 AND ', WHERE, 'Mont = 1')],
  ['orders', filled('Month,', `SELECT Month${FROM}ORDER BY `, 'Month')],
  // Suggestions
  ['different unknown names', numbered('SELECT ', (index) => `CustomerNam${index},`)],
  ['short unknown names', numbered('SELECT ', (index) => `${index.toString(36)}_,`)],
  [
    'unknown names, and a dataset',
    `${numbered('SELECT ', (index) => `BilledRevenueUS${index},`).slice(0, 65_000)} x${FROM}`,
  ],
  [
    'long unknown names',
    `${numbered('SELECT ', (index) => `${'CustomerName'.repeat(16)}${index},`).slice(0, 65_000)} x${FROM}`,
  ],
  ['one very long unknown name', `${filled('CustomerName', 'SELECT ').slice(0, 65_000)}${FROM}`],
  ['a very long unknown dataset', filled('CustomersAndTenants', 'SELECT Month FROM ')],
  ['a very long unknown range', filled('LAST_', `SELECT Month${FROM}TIMESPAN `)],
  ['keywords with a letter too many', filled('SELECTT FROMM WHEREE ORDERR LIMITT TIMESPANN ')],
  ['keywords with a letter too few', filled('SELEC FRO WHER ORDE LIMI TIMESPA ', 'SELECT Month ')],
  ['words of four letters', filled('abcd ', 'SELECT Month ')],
  ['words of four letters in conditions', filled('abcd efgh ', WHERE)],
  ['words of ten letters', filled('abcdefghij ', `SELECT Month${FROM}`)],
];
