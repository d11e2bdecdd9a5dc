import type { Texts } from '../texts.ts';

export const reports: Texts['reports'] = {
  title: '보고서',
  lead: '일정에 따라 실행되는 보고서와 그 결과, 만들어진 파일입니다.',
};
