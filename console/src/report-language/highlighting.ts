import { styleTags, tags as t } from '@lezer/highlight';

export const highlighting = styleTags({
  'Select From Where Order By Limit Timespan': t.keyword,
  'Distinct Asc Desc': t.modifier,
  'And Not Like In': t.operatorKeyword,
  Compare: t.compareOperator,
  'DatasetName!': t.className,
  'SelectItem! ConditionName! OrderName!': t.propertyName,
  'TimespanRange!': t.atom,
  Number: t.number,
  'String UnclosedString': t.string,
  ', ;': t.separator,
  '( )': t.paren,
});
