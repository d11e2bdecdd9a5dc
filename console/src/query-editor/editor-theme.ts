import { EditorView } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';
import { wordColors } from './word-colors.ts';

const mono = { fontFamily: tokens.fontFamilyMonospace, fontSize: '14px', lineHeight: '1.6' };
const ui = { fontFamily: tokens.fontFamilyBase, fontSize: '13px', lineHeight: '18px' };

const frame = {
  '&': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { ...mono, maxHeight: 'min(50vh, 520px)', overflow: 'auto' },
  '.cm-content': {
    minHeight: '156px',
    padding: '12px 0',
    caretColor: tokens.colorNeutralForeground1,
  },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-placeholder': { color: tokens.colorNeutralForeground3 },
  '.cm-gutters': {
    border: 'none',
    color: tokens.colorNeutralForeground3,
    backgroundColor: 'transparent',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '24px', padding: '0 6px 0 4px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
    backgroundColor: tokens.colorNeutralBackground2,
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
  },
};

const red = tokens.colorPaletteRedForeground1;

const marks = {
  '.cm-lintRange': {
    paddingBottom: '0',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: `underline wavy 1px ${red}` },
  '.cm-lintRange-info': {
    backgroundImage: 'none',
    textDecoration: `underline dotted 2px ${tokens.colorNeutralForeground3}`,
  },
  '.cm-lintRange-active': { backgroundColor: tokens.colorNeutralBackground1Selected },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker': { width: '14px', height: '1.6em', content: '""' },
  '.cm-lint-marker-error': {
    content: '""',
    background: `radial-gradient(circle 4px at 9px 50%, ${red} 95%, transparent)`,
  },
  '.cm-lint-marker-info': { content: '""' },
};

const tooltip = {
  '.cm-tooltip': {
    ...ui,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '8px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    zIndex: '1000',
  },
  '.cm-tooltip-lint': { maxWidth: 'min(480px, 92vw)' },
  '.cm-diagnostic': { margin: '0', padding: '10px 12px', border: 'none', overflowWrap: 'anywhere' },
  '.cm-diagnostic code': { fontFamily: tokens.fontFamilyMonospace },
  '.cm-fixes': { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '8px' },
  '.cm-fix': {
    ...ui,
    minHeight: '28px',
    padding: '3px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '4px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
  },
  '.cm-fix:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  '.cm-fix:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
};

const completions = {
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    ...ui,
    fontFamily: tokens.fontFamilyMonospace,
    minWidth: 'min(320px, 84vw)',
    maxHeight: '270px',
    padding: '4px',
    '& > li': {
      display: 'flex',
      alignItems: 'center',
      gap: '8px',
      minHeight: '28px',
      padding: '2px 8px 2px 6px',
      borderRadius: '4px',
      lineHeight: '20px',
    },
    '& > li[aria-selected]': {
      color: tokens.colorNeutralForeground1Selected,
      background: tokens.colorNeutralBackground1Selected,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
    '& > li[aria-selected] .cm-kind, & > li[aria-selected] .cm-optionWithheld': {
      color: 'inherit',
    },
  },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    fontWeight: '700',
    color: tokens.colorBrandForeground2,
  },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    paddingLeft: '16px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    fontStyle: 'normal',
    color: tokens.colorNeutralForeground2,
  },
  '.cm-tooltip.cm-completionInfo': {
    width: '280px',
    maxWidth: '84vw',
    margin: '0 4px',
    padding: '10px 12px',
    whiteSpace: 'normal',
  },
  '.cm-hoverInfo': { maxWidth: 'min(360px, 92vw)', padding: '8px 12px' },
  '.cm-tooltip-hover .cm-tooltip-section:not(:first-child)': {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  '.cm-infoKind': { margin: '0 0 4px', fontSize: '12px', color: tokens.colorNeutralForeground2 },
  '.cm-infoText': { margin: '0' },
  '.cm-infoNote': {
    margin: '8px 0 0',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  '.cm-kind': {
    flex: 'none',
    width: '18px',
    height: '18px',
    borderRadius: '4px',
    border: '1px solid currentColor',
    boxSizing: 'border-box',
    fontSize: '11px',
    fontWeight: '600',
    lineHeight: '16px',
    textAlign: 'center',
  },
  ...Object.fromEntries(
    Object.entries(wordColors).map(([kind, color]) => [`.cm-kind-${kind}`, { color }]),
  ),
  '.cm-optionWithheld': {
    flex: 'none',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    color: tokens.colorPaletteDarkOrangeForeground1,
  },
};

/** The colours are the page's own properties, so that one theme serves light and dark. */
export const editorTheme = EditorView.theme({ ...frame, ...marks, ...tooltip, ...completions });
