import type { Texts } from '../texts.ts';

export const shell: Texts['shell'] = {
  skip: '본문으로 건너뛰기',
  navigation: '주 메뉴',
  nav: { datasets: '데이터 세트', workbench: '쿼리 작업대', me: '내 정보' },
  signOut: '로그아웃',
  language: '언어',
  theme: '화면 모드',
  themes: { light: '밝게', dark: '어둡게', system: '시스템 설정' },
  apiPage: 'API 참조',
  closeNotice: '메시지 닫기',
  opens: '새 탭에서 열림',
  signedInAt: (issuer) => `로그인한 곳: ${issuer}`,
  role: {
    'executive-report-viewer': '임원 보고서 조회자',
    'report-viewer': '보고서 조회자',
    operator: '운영자',
    none: '역할 없음',
  },
  version: (version) => `버전 ${version}`,
};
