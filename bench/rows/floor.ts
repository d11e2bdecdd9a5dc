import { rm } from 'node:fs/promises';
import { gzipCheaply } from '../support/gzip-floor.ts';
import { openLargeReport } from '../support/large-report.ts';
import { copyTo } from '../support/report-sql.ts';
import type { Row } from '../support/row.ts';

export const floor: Row = {
  name: 'floor',
  ours: 'a CSV report of a million rows, from its claim until it is Completed',
  against: 'DuckDB: plain COPY of the same SELECT, then gzip level 1 on all cores',
  unit: 's',
  target: { atMost: 1.25 },
  rounds: (asked) => asked,
  warmsUp: true,
  open: (setting) =>
    openLargeReport(setting, async (connection, sql, file) => {
      const plain = `${file}.plain`;
      await connection.run(copyTo(sql, plain, 'uncompressed'));
      await gzipCheaply(plain, file);
      await rm(plain);
    }),
};
