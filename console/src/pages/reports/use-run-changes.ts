import {
  fetchManifest,
  type Occurrence,
  type SignedManifest,
} from '@partner-insights/client/browser';
import { useApi } from '../../api/api-context.tsx';
import { useChange } from '../../api/use-change.ts';
import { reportsKey } from '../../api/use-reports.ts';
import { freshExecution, linkOf, saveFrom } from './download.ts';

/** What can be done with one run and its file. */
export function useRunChanges(run: Pick<Occurrence, 'reportId' | 'executionId'>) {
  const { program } = useApi();
  const stale = [reportsKey(program)];
  return {
    cancel: useChange((client) => client.cancelExecution(run.executionId), stale),
    revoke: useChange((client) => client.revokeLinks(run.executionId), []),
    download: useChange(async (client, part: number) => {
      saveFrom(linkOf(await freshExecution(client, run), part));
    }, []),
    manifest: useChange(
      async (client): Promise<SignedManifest> => fetchManifest(await freshExecution(client, run)),
      [],
    ),
  };
}
