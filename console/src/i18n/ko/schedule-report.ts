import type { Texts } from '../texts.ts';

export const scheduleReport: Texts['scheduleReport'] = {
  newTitle: '새 보고서',
  newLead: '쿼리를 지금 한 번 실행하거나 일정에 따라 반복 실행합니다.',
  editTitle: '보고서 편집',
  editLead: '변경 내용은 다음 실행부터 적용됩니다.',
};
