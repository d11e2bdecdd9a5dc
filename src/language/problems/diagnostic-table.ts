/**
 * Every problem a query can have. `{at}` is its place; the sentence's end is added when it is told:
 * the nearest valid names, if there are any, and the full stop.
 */
export const diagnosticTable = {
  // The text as a whole
  empty_query: 'The query is empty; it starts with SELECT',
  query_too_long: 'The query has {bytes} bytes; at most {most} are allowed',
  more_problems: 'Further problems from {place} on, not listed here: at least {count}',

  // Clauses
  expected_select: 'A query starts with SELECT, but `{found}` stands {at}',
  missing_from: 'FROM and a dataset name are missing {at}',
  misplaced_from: 'FROM {at} must follow the SELECT list directly',
  duplicate_clause: 'A second {clause} stands {at}; each clause may be given once',
  unknown_keyword: 'Unknown word `{found}` {at}',
  unexpected_word: 'Unexpected `{found}` {at}; expected {expected}',
  unexpected_end: 'The query ends {at} where {expected} is expected',
  not_supported: '`{found}` {at} is not part of the query language; {instead}',

  // Names
  unknown_dataset: 'Unknown dataset `{found}` {at}',
  unknown_column: 'Unknown column `{found}` in {dataset} {at}{elsewhere}',
  column_not_selectable: 'Column `{found}` of {dataset} is not selectable {at}',
  quoted_name: 'A name stands without quotes, unlike {found} {at}',
  not_a_name: 'Expected {expected} {at}, not `{found}`',
  select_star:
    '`*` cannot be selected {at}; name the columns and metrics, for example `SELECT {example} FROM {dataset}`',
  duplicate_field: 'Column `{header}` is selected twice, again {at}',
  duplicate_order: 'The query is ordered by `{header}` twice, again {at}',
  order_with_distinct:
    'A query with DISTINCT cannot be ordered by `{header}` {at}, which it does not select',
  order_with_metrics:
    'A query with metrics cannot be ordered by column `{header}` {at}, which it does not select',

  // Operators and values
  unknown_operator: '`{found}` {at} is not an operator',
  like_needs_text:
    'LIKE {at} compares text, but `{header}` holds {kind}; use a comparison or IN instead',
  empty_list: 'The list of IN is empty {at}; give at least one value',
  unquoted_value: 'Text and dates stand in single quotes, unlike `{found}` {at}',
  wrong_quotes: 'Values stand in single quotes, unlike {found} {at}',
  unclosed_text: 'The text that begins {at} has no closing single quote',
  unreadable_text: 'The text {at} holds {character}, which no value can hold',
  not_a_value: 'Expected a value {at}, not `{found}`',
  quote_in_text:
    'Unexpected `{found}` {at}, where a text has ended; a quote inside a text is written twice',
  number_malformed: '`{found}` {at} is not a number: write digits with at most one decimal point',
  number_exponent: 'Write the number `{found}` {at} without an exponent',
  not_a_number: '`{found}` {at} is not a number, and `{header}` holds {kind}',
  number_too_long: 'The number `{found}` {at} has {digits} digits; at most {most} are allowed',
  not_a_date: '`{found}` {at} is not a date of the form yyyy-MM-dd, and `{header}` holds dates',
  no_such_day: '`{found}` {at} does not exist in the calendar',
  time_in_date: '`{found}` {at} has a time of day, but `{header}` holds whole days',
  not_a_timestamp:
    '`{found}` {at} is not a time of the form yyyy-MM-ddTHH:mm:ssZ, and `{header}` holds times',

  // LIMIT and TIMESPAN
  limit_zero: 'LIMIT 0 {at} would give no rows; give at least 1 or leave LIMIT out',
  limit_invalid: 'LIMIT takes a whole number from 1 to {most}, not `{found}` {at}',
  unknown_timespan: 'Unknown range `{found}` {at}',
  timespan_not_offered: '{dataset} does not offer the range {range} {at}; it offers {offered}',
} as const;

export type DiagnosticCode = keyof typeof diagnosticTable;
