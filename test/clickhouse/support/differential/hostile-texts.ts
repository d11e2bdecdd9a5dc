import fc from 'fast-check';

/** Of the formats and of SQL. */
const marks = ["'", "''", '"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '\0', '#', '\\', '\\\\'];
const wildcards = ['%', '_', '%%', 'a%b', 'a_b', '\\%', '\\_', '.*', '[a]', '^$', '(', '|', '?'];
const letters = [
  ...['a', 'A', 'ab', 'AB', 'ß', 'ẞ', 'ss', 'Σ', 'σ', 'ς', 'ΟΔΟΣ', 'οδος', 'οδοσ', 'Ǆ', 'ǅ'],
  ...['I', 'i', 'İ', 'ı', 'i\u0307', 'İSTANBUL', 'istanbul', '\u212a', '\u212b'],
  ...['é', 'e\u0301', 'É'],
];
const wide = ['東京', '😀', '👩\u200d👩\u200d👧', '\u{10ffff}', '\ufffd', 'ﬁ', '\u202e'];
const blanks = [
  ...['', ' ', '  ', ' a', 'a ', '\u00a0', '\u200b', '\ufeff', '\ufeffa', '\u0085', '\u2028'],
];
/** Texts that look like something else. */
const looks = [
  ...['NULL', 'null', '\\N', 'nan', 'true', '0', '-0', '1e3', '2026-01-31', '{"a":1}', '--'],
];
const controls = ['\u0001', '\b', '\f', '\u001b', '\u001f', '\u007f', '/', '</script>', 'a\0b'];
const pieces = [...marks, ...wildcards, ...letters, ...wide, ...blanks, ...looks].concat(controls);

export const hostileText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 5 })
      .map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('ab', 'Ü', '東"', '\\'), fc.constantFrom(200, 9000))
      .map(([piece, times]) => piece.repeat(times)),
  },
);
