import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { ResultColumn } from './result-column.ts';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '8px 14px',
    fontSize: '13px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, fontSize: '18px', lineHeight: 0 },
});

interface Props {
  readonly columns: readonly ResultColumn[];
  readonly redacted: boolean;
}

/** Names what is withheld; a withheld column may also stand in a condition alone. */
export function WithheldNotice({ columns, redacted }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { results: words } = texts.workbench;
  const names = columns.filter(({ withheld }) => withheld).map(({ name }) => name);
  if (!redacted) return null;
  return (
    <div className={styles.notice} role="note">
      <span className={styles.icon} aria-hidden>
        <EyeOffRegular />
      </span>
      {names.length > 0 ? words.withheld(formats.list(names)) : words.withheldSome}
    </div>
  );
}
