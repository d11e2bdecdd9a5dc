import type { BrowserClient, Execution, ExecutionStatus } from '@partner-insights/client/browser';

const ANY: readonly ExecutionStatus[] = ['Completed'];

/** The execution with fresh links. Throws where there is no file to link to. */
export async function freshExecution(
  client: Pick<BrowserClient, 'executions'>,
  { reportId, executionId }: Pick<Execution, 'reportId' | 'executionId'>,
): Promise<Execution> {
  const filter = { executionId, status: ANY, latest: false };
  const [execution] = await client.executions(reportId, filter);
  if (!execution?.reportAccessSecureLink) throw new Error('The file is not there any more.');
  return execution;
}

/** The link of a part, from 1. */
export const linkOf = (execution: Execution, part: number): string =>
  execution.reportParts?.find((one) => one.part === part)?.secureLink ??
  execution.reportAccessSecureLink ??
  '';

/**
 * Has the browser fetch the file, by an element that is in the page for as long as the click takes: whoever has the
 * link has the file. The service says that it is to be saved, so that this page stays.
 */
export function saveFrom(link: string): void {
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.download = '';
  anchor.rel = 'noreferrer';
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
