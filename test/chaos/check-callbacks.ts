import type { Created } from './create-reports.ts';
import type { Findings } from './findings.ts';
import type { Receiver } from './receiver.ts';

/** Every report has been called back, always by the same id, signed. Answers how many more than once. */
export function checkCallbacks(
  created: readonly Created[],
  receiver: Receiver,
  findings: Findings,
): number {
  let repeated = 0;
  for (const { number, reportId } of created) {
    const { taken, refused, ids, reportIds, forged } = receiver.arrivals(number);
    const about = `report ${number} (${reportId})`;
    if (taken === 0) findings.callbacksMissing.push(`${about}, ${refused} refused on purpose`);
    if (taken > 1) repeated += 1;
    if (ids.size > 1) findings.others.push(`${about} was called by ${ids.size} webhook-ids`);
    for (const other of reportIds) {
      if (other !== reportId) findings.others.push(`${about} was told of report "${other}"`);
    }
    for (const reason of forged) findings.others.push(`${about}: signature refused: ${reason}`);
  }
  return repeated;
}
