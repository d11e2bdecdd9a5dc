import { useApi } from '../../api/api-context.tsx';
import { callbacksKey } from '../../api/use-callbacks.ts';
import { useChange } from '../../api/use-change.ts';
import { reportsKey } from '../../api/use-reports.ts';

export function useCallbackChanges(reportId: string) {
  const { program } = useApi();
  const log = callbacksKey(program, reportId);
  return {
    test: useChange((client) => client.testCallback(reportId), [log]),
    resume: useChange((client) => client.resumeCallbacks(reportId), [log, reportsKey(program)]),
    replay: useChange(
      (client, deliveryId: string) => client.replayCallbacks(reportId, { deliveryId }),
      [log],
    ),
  };
}
