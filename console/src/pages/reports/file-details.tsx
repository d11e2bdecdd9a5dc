import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, LinkDismissRegular } from '@fluentui/react-icons';
import type { Occurrence } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mono } from '../../components/mono.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { ManifestView } from './manifest-view.tsx';
import { useNotices } from './notices.tsx';
import { useRunChanges } from './use-run-changes.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '10px',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  note: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
  parts: { display: 'grid', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  part: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 14px' },
  sum: {
    flexBasis: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 8px',
  },
  name: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
});

export function FileDetails({ run }: { readonly run: Occurrence }) {
  const styles = useStyles();
  const { texts } = useI18n();
  const { file } = texts.reports;
  const isKept = run.fileState === 'kept';
  return (
    <div className={styles.root}>
      <p className={styles.note}>{useStateWords(run)}</p>
      {run.fileParts.length > 1 && <p className={styles.note}>{file.partsLead}</p>}
      <ul className={styles.parts}>
        {run.fileParts.map((part) => (
          <PartItem key={part.part} {...{ run, part, isKept }} />
        ))}
      </ul>
      {run.dataRedacted && <p className={styles.note}>{file.redacted}</p>}
      {isKept && (
        <>
          <ManifestView run={run} />
          <Links run={run} />
        </>
      )}
    </div>
  );
}

function useStateWords({ fileState, fileExpiryTime }: Occurrence): string {
  const { texts, formats } = useI18n();
  const { file, utc } = texts.reports;
  const until = fileExpiryTime
    ? utc(formats.inZone('UTC').dayAndClock(new Date(fileExpiryTime)))
    : '';
  if (fileState === 'expired') return file.expiredLead(until);
  if (fileState === 'lost') return file.lostLead;
  if (fileState === 'withheld') return file.withheldLead;
  return `${file.kept(until)}. ${file.linkLead}`;
}

interface PartProps {
  readonly run: Occurrence;
  readonly part: Occurrence['fileParts'][number];
  readonly isKept: boolean;
}

function PartItem({ run, part, isKept }: PartProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { file } = texts.reports;
  const { download } = useRunChanges(run);
  const notices = useNotices();
  const isOne = run.fileParts.length === 1;
  const start = () =>
    download.mutate(part.part, {
      onSuccess: () => notices.done(file.started),
      onError: notices.failed,
    });
  return (
    <li className={styles.part}>
      {isKept && (
        <Button
          size="small"
          appearance={isOne ? 'primary' : 'secondary'}
          icon={<ArrowDownloadRegular />}
          disabledFocusable={download.isPending}
          onClick={start}
        >
          {isOne ? file.download : file.part(formats.number(part.part))}
        </Button>
      )}
      <span>{file.rows(part.rows, formats.number(part.rows))}</span>
      <span>{formats.bytes(part.bytes)}</span>
      <span className={styles.sum}>
        <span className={styles.name}>{file.sha256}</span>
        <Mono>{part.sha256}</Mono>
        <CopyButton text={part.sha256} label={file.copySha} size="small" appearance="subtle" />
      </span>
    </li>
  );
}

function Links({ run }: { readonly run: Occurrence }) {
  const styles = useStyles();
  const { reports } = useI18n().texts;
  const { revoke } = useRunChanges(run);
  const notices = useNotices();
  return (
    <div className={styles.row}>
      <Button
        size="small"
        icon={<LinkDismissRegular />}
        disabledFocusable={revoke.isPending}
        onClick={() =>
          revoke.mutate(undefined, {
            onSuccess: () => notices.done(reports.done.revoked),
            onError: notices.failed,
          })
        }
      >
        {reports.file.revoke}
      </Button>
      <ShowAsCode method="revokeLinks" args={[run.executionId]} compact />
      <span className={styles.name}>{reports.file.revokeLead}</span>
    </div>
  );
}
