import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { Occurrence } from '@partner-insights/client/browser';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useNotices } from './notices.tsx';
import { useRunChanges } from './use-run-changes.ts';

const useStyles = makeStyles({
  gone: { fontSize: '12px', color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

/** The file of a run: to download, or why not. */
export function FileCell({ run, due }: { readonly run: Occurrence; readonly due: string }) {
  const styles = useStyles();
  const { file } = useI18n().texts.reports;
  const { download } = useRunChanges(run);
  const notices = useNotices();
  const { fileState } = run;
  if (fileState === null) return null;
  if (fileState !== 'kept') {
    const words = { expired: file.expired, lost: file.lost, withheld: file.withheld };
    return (
      <span className={styles.gone}>{words[fileState as keyof typeof words] ?? fileState}</span>
    );
  }
  const start = () =>
    download.mutate(1, {
      onSuccess: () => notices.done(file.started),
      onError: notices.failed,
    });
  return (
    <Tooltip content={file.downloadDue(due)} relationship="label">
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        disabledFocusable={download.isPending}
        onClick={start}
      />
    </Tooltip>
  );
}
