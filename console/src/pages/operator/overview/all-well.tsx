import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    margin: 0,
    padding: '12px 0',
    color: tokens.colorNeutralForeground2,
  },
  icon: { display: 'flex', fontSize: '24px', color: tokens.colorPaletteGreenForeground1 },
});

/** Nothing is there, and that is good. */
export function AllWell({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  const styles = useStyles();
  return (
    <p className={styles.root}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {text}
    </p>
  );
}
