import { tokens } from '@fluentui/react-components';

/** What a kind of word is coloured with; each has 4.5:1 on the editor's background in both themes. */
export const wordColors = {
  keyword: tokens.colorPaletteRoyalBlueForeground2,
  operator: tokens.colorPaletteGrapeForeground2,
  dataset: tokens.colorPaletteTealForeground2,
  column: tokens.colorNeutralForeground1,
  metric: tokens.colorPaletteCranberryForeground2,
  range: tokens.colorPaletteBrownForeground2,
  number: tokens.colorPaletteBerryForeground2,
  text: tokens.colorPaletteForestForeground2,
} as const;
