import { tokens } from '@fluentui/react-components';

/** Colours that follow the theme by themselves; each keeps 3:1 on a card, light and dark. */
export const chartColours = {
  main: tokens.colorBrandForeground1,
  good: tokens.colorBrandForeground1,
  bad: tokens.colorPaletteRedForeground1,
  warning: tokens.colorPaletteMarigoldForeground1,
  quiet: tokens.colorNeutralForeground3,
  text: tokens.colorNeutralForeground2,
  grid: tokens.colorNeutralStroke2,
} as const;

/** What every chart has in common. */
export const chartBasics = {
  marginTop: 14,
  marginRight: 12,
  marginBottom: 26,
  marginLeft: 44,
  style: { fontFamily: 'inherit', fontSize: '12px', color: chartColours.text, overflow: 'visible' },
} as const;
