import { openLargeReport } from '../support/large-report.ts';
import { copyTo } from '../support/report-sql.ts';
import type { Row } from '../support/row.ts';

export const large: Row = {
  name: 'large',
  ours: 'a CSV report of a million rows, from its claim until it is Completed',
  against: 'DuckDB: COPY … (FORMAT csv, HEADER, COMPRESSION gzip) of the same SELECT',
  unit: 's',
  target: { atMost: 0.4 },
  rounds: (asked) => asked,
  warmsUp: true,
  open: (setting) =>
    openLargeReport(setting, async (connection, sql, file) => {
      await connection.run(copyTo(sql, file, 'gzip'));
    }),
};
