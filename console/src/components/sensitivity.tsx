import { Badge, makeStyles } from '@fluentui/react-components';
import { EyeOffRegular, ShieldRegular } from '@fluentui/react-icons';
import { useTexts } from '../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    marginTop: '4px',
    ':empty': { display: 'none' },
  },
});

interface Props {
  readonly kind?: string | null;
  readonly withheld: boolean;
}

/** Why a column is withheld from some, and whether it is from you. */
export function Sensitivity({ kind, withheld }: Props) {
  const styles = useStyles();
  const { common } = useTexts();
  const kinds: Readonly<Record<string, string>> = common.sensitivity;
  return (
    <span className={styles.row}>
      {kind && (
        <Badge appearance="tint" color="informative" icon={<ShieldRegular />}>
          {kinds[kind] ?? kind}
        </Badge>
      )}
      {withheld && (
        <Badge appearance="tint" color="warning" icon={<EyeOffRegular />}>
          {common.withheld}
        </Badge>
      )}
    </span>
  );
}
