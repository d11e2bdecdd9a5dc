import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowSyncRegular,
  CheckmarkRegular,
  ClockRegular,
  PauseRegular,
  PlayCircleRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { Standing } from './standing.ts';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    height: '24px',
    padding: '0 9px 0 7px',
    borderRadius: '12px',
    fontSize: '12px',
    fontWeight: 600,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { display: 'inline-flex', fontSize: '14px' },
  live: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  busy: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
  held: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  turning: {
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.4s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

const icons: Readonly<Record<Standing, ReactElement>> = {
  Active: <PlayCircleRegular />,
  Paused: <PauseRegular />,
  Inactive: <CheckmarkRegular />,
  running: <ArrowSyncRegular />,
  queued: <ClockRegular />,
  retrying: <ArrowClockwiseRegular />,
};

export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const styles = useStyles();
  const { reports: texts } = useTexts();
  const isBusy = standing === 'running' || standing === 'queued' || standing === 'retrying';
  return (
    <span
      className={mergeClasses(
        styles.badge,
        standing === 'Active' && styles.live,
        standing === 'Paused' && styles.held,
        isBusy && styles.busy,
      )}
    >
      <span
        className={mergeClasses(styles.icon, standing === 'running' && styles.turning)}
        aria-hidden
      >
        {icons[standing]}
      </span>
      {texts.status[standing]}
    </span>
  );
}
