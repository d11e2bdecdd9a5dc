import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useI18n } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({ bar: { marginBottom: '16px' } });

export function WithheldNotice({ dataset }: { readonly dataset: DatasetDescription }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const parts = [...dataset.columns, ...dataset.metrics].filter(({ withheld }) => withheld);
  if (parts.length === 0) return null;
  return (
    <MessageBar intent="info" icon={<EyeOffRegular />} layout="multiline" className={styles.bar}>
      <MessageBarBody>
        {texts.datasets.withheldLead(parts.length, formats.number(parts.length))}
      </MessageBarBody>
    </MessageBar>
  );
}
