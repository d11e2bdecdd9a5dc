import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { AuditQuery } from '@partner-insights/client/browser';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../api/api-context.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { saveText } from './save-text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  said: { fontSize: '12px', color: tokens.colorNeutralForeground2 },
});

/** A link could not carry the token: the lines are asked for, and saved. */
export function ExportButton({ query }: { readonly query: AuditQuery }) {
  const styles = useStyles();
  const { audit } = useTexts().operator;
  const { client } = useApi();
  const save = useMutation({
    mutationFn: async () => {
      const lines = await client.adminExportAudit(query);
      saveText(lines, `audit-${new Date().toISOString().slice(0, 10)}.ndjson`);
    },
  });
  return (
    <span className={styles.root}>
      <Button
        icon={save.isPending ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        aria-disabled={save.isPending}
        onClick={() => save.isPending || save.mutate()}
      >
        {save.isPending ? audit.exporting : audit.export}
      </Button>
      <span role="status" className={styles.said}>
        {save.isSuccess && audit.exported}
        {save.isError && audit.exportFailed}
      </span>
    </span>
  );
}
