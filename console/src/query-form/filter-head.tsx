import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Mono } from '../components/mono.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { MetricMark } from './field-option.tsx';
import type { Field } from './fields.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '6px', minHeight: '28px' },
  name: { flex: '1 1 auto', minWidth: 0, lineHeight: '18px' },
  icons: {
    display: 'flex',
    gap: '4px',
    fontSize: '16px',
    color: tokens.colorNeutralForeground2,
    ':empty': { display: 'none' },
  },
});

interface Props {
  readonly name: string;
  /** Undefined: the dataset has no such column. */
  readonly field: Field | undefined;
  readonly children?: ReactNode;
}

/** What a filter or an ordering is about. */
export function FilterHead({ name, field, children }: Props) {
  const styles = useStyles();
  const { common } = useTexts();
  return (
    <div className={styles.head}>
      <span className={styles.icons}>
        {!field && <WarningRegular aria-hidden />}
        {field?.kind === 'metric' && <MetricMark />}
        {field?.withheld && <EyeOffRegular role="img" aria-label={common.withheld} />}
      </span>
      <span className={styles.name}>
        <Mono strong>{name}</Mono>
      </span>
      {children}
    </div>
  );
}
