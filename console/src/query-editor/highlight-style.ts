import { HighlightStyle } from '@codemirror/language';
import { tags as t } from '@lezer/highlight';
import { wordColors } from './word-colors.ts';

export const highlightStyle = HighlightStyle.define([
  { tag: t.keyword, color: wordColors.keyword, fontWeight: '600' },
  { tag: t.modifier, color: wordColors.keyword },
  { tag: [t.operatorKeyword, t.compareOperator], color: wordColors.operator },
  { tag: t.className, color: wordColors.dataset, fontWeight: '600' },
  { tag: t.propertyName, color: wordColors.column },
  { tag: t.atom, color: wordColors.range },
  { tag: t.number, color: wordColors.number },
  { tag: t.string, color: wordColors.text },
]);
