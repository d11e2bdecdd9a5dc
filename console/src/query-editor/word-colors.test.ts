import { expect, test } from 'vitest';
import { darkTheme, lightTheme } from '../theme/themes.ts';
import { wordColors } from './word-colors.ts';

const themes = { light: lightTheme, dark: darkTheme } as const;
const backgrounds = ['colorNeutralBackground1', 'colorNeutralBackground2'] as const;

const cases = Object.keys(themes).flatMap((theme) =>
  Object.keys(wordColors).map(
    (kind) => [theme, kind] as [keyof typeof themes, keyof typeof wordColors],
  ),
);

test.each(cases)('in the %s theme the colour of a %s is easy to read', (theme, kind) => {
  const colors = themes[theme] as unknown as Record<string, string>;
  const name = /--(\w+)/.exec(wordColors[kind])?.[1] ?? '';
  for (const background of backgrounds) {
    const contrast = contrastOf(colors[name] ?? '', colors[background] ?? '');
    expect(contrast, `${name} on ${background}`).toBeGreaterThanOrEqual(4.5);
  }
});

/** WCAG 2.2, relative luminance. */
function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
