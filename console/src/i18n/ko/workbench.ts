import type { Texts } from '../texts.ts';

export const workbench: Texts['workbench'] = {
  title: '쿼리 작업대',
  lead: '쿼리를 작성하고 처음 100행으로 시험한 뒤 보고서로 만듭니다.',
  query: '쿼리',
};
