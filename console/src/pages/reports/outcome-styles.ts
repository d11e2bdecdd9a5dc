import { makeStyles, tokens } from '@fluentui/react-components';

/** The colours of outcomes, for text and for what is filled: at least 4.5:1 on the page in both themes. */
export const useOutcomeStyles = makeStyles({
  completed: { color: tokens.colorStatusSuccessForeground1 },
  late: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  skipped: { color: tokens.colorNeutralForeground3 },
  cancelled: { color: tokens.colorNeutralForeground3 },
  running: { color: tokens.colorBrandForeground1 },
  waiting: { color: tokens.colorNeutralForeground2 },
  paused: { color: tokens.colorNeutralForeground2 },
});
