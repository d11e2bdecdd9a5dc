import { tokens } from '@fluentui/react-components';

/** What a kind of word is coloured with; each has 4.5:1 on the editor's background in both themes. */
export const wordColors = {
  keyword: tokens.colorBrandForeground2,
  operator: tokens.colorPaletteBerryForeground1,
  dataset: tokens.colorPaletteLightTealForeground2,
  column: tokens.colorNeutralForeground1,
  metric: tokens.colorPaletteCranberryBorderActive,
  range: tokens.colorPaletteBrownBorderActive,
  number: tokens.colorPaletteDarkOrangeForeground1,
  text: tokens.colorPaletteGreenForeground1,
  value: tokens.colorPaletteGreenForeground1,
} as const;
