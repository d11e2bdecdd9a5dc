import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentArrowDownRegular, DocumentSearchRegular } from '@fluentui/react-icons';
import type { Occurrence, SignedManifest } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { Facts } from '../../components/facts.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { saveText } from './download.ts';
import { useNotices } from './notices.tsx';
import { useRunChanges } from './use-run-changes.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  name: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  told: {
    padding: '4px 0 4px 12px',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
});

/** What the file holds, in the words of its manifest, which is fetched when it is asked for. */
export function ManifestView({ run }: { readonly run: Occurrence }) {
  const styles = useStyles();
  const { file } = useI18n().texts.reports;
  const { manifest } = useRunChanges(run);
  const notices = useNotices();
  const { data } = manifest;
  return (
    <>
      <div className={styles.row}>
        {data ? (
          <Button
            size="small"
            icon={<DocumentArrowDownRegular />}
            onClick={() =>
              saveText(`${run.executionId}.manifest.json`, JSON.stringify(data, null, 2))
            }
          >
            {file.saveManifest}
          </Button>
        ) : (
          <Button
            size="small"
            icon={<DocumentSearchRegular />}
            disabledFocusable={manifest.isPending}
            onClick={() => manifest.mutate(undefined, { onError: notices.failed })}
          >
            {file.showManifest}
          </Button>
        )}
        <ShowAsCode
          method="executions"
          args={[run.reportId, { executionId: run.executionId, latest: false }]}
          compact
        />
        <span className={styles.name}>{file.manifestLead}</span>
      </div>
      <div aria-live="polite">{data && <Told manifest={data} />}</div>
    </>
  );
}

function Told({ manifest }: { readonly manifest: SignedManifest }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { manifest: words, utc } = texts.reports;
  const time = (of: string) => utc(formats.inZone('UTC').dayAndClock(new Date(of)));
  const plain = manifest.parts.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
  const { coveredFrom, coveredTo, locations, redactedFields } = manifest;
  return (
    <div className={styles.told}>
      <Facts
        facts={[
          { name: words.data, value: time(manifest.dataTime) },
          {
            name: words.covered,
            value: words.coveredSpan(
              coveredFrom ? time(coveredFrom) : words.begin,
              coveredTo ? time(coveredTo) : words.end,
            ),
          },
          {
            name: words.columns,
            value: (
              <span translate="no">{formats.list(manifest.columns.map(({ name }) => name))}</span>
            ),
          },
          { name: words.plain, value: formats.bytes(plain) },
          {
            name: words.locations,
            value: locations ? formats.list(locations) : words.allLocations,
          },
          ...(redactedFields.length > 0
            ? [{ name: words.redacted, value: formats.list(redactedFields) }]
            : []),
          { name: words.engine, value: <span translate="no">{manifest.engineVersion}</span> },
        ]}
      />
    </div>
  );
}
