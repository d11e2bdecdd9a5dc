import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from '@fluentui/react-components';

const brand: BrandVariants = {
  10: '#020408',
  20: '#0d1a2d',
  30: '#0f2b4f',
  40: '#10376a',
  50: '#114585',
  60: '#1254a1',
  70: '#1463bd',
  80: '#1f72d2',
  90: '#4082dd',
  100: '#5993e5',
  110: '#71a4ec',
  120: '#88b4f1',
  130: '#a0c5f6',
  140: '#b8d5fa',
  150: '#d0e4fc',
  160: '#e8f2fe',
};

const fonts: Partial<Theme> = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Noto Sans KR', 'Malgun Gothic', sans-serif",
  fontFamilyMonospace:
    "'Cascadia Code', ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

export const lightTheme: Theme = {
  ...createLightTheme(brand),
  ...fonts,
  colorNeutralBackground2: '#f7f8fa',
  colorNeutralBackground3: '#f0f2f5',
};

export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  ...fonts,
  colorNeutralBackground1: '#16191f',
  colorNeutralBackground2: '#101318',
  colorNeutralBackground3: '#1d2129',
  colorNeutralStroke1: '#3a414d',
  colorNeutralStroke2: '#2b313b',
  colorNeutralStroke3: '#242a33',
  // Of what lies above the page, which a shadow does not set apart there.
  colorTransparentStroke: '#3a414d',
  colorBrandBackground2: '#14294a',
  colorBrandForeground2: brand[120],
  // Lighter than Fluent's own, so that text in it keeps 4.5:1 on the backgrounds above.
  colorBrandForeground1: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[140],
};
