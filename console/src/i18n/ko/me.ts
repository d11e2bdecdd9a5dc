import type { Texts } from '../texts.ts';

export const me: Texts['me'] = {
  title: '내 정보',
  lead: '서비스가 알고 있는 내 정보와 볼 수 있는 데이터입니다.',
  identity: '계정',
  partner: '파트너',
  tenant: '테넌트 ID',
  account: '파트너 계정',
  noAccount: '없음: 운영자는 파트너의 데이터를 볼 수 없습니다',
  session: {
    title: '세션',
    issuer: '로그인한 곳',
    since: '시작',
    renewed: { name: '갱신', text: (time) => `자동, 다음 갱신 ${time}` },
    ends: { name: '종료', text: (time) => `${time}, 이후 다시 로그인` },
    reload: '새로 고침 후',
    reloadText: '다시 로그인해야 합니다. 비밀 정보는 브라우저에 저장되지 않습니다.',
  },
  rights: '역할',
  noRoles: '아직 역할이 없어 데이터를 볼 수 없습니다. 서비스 운영자에게 요청하세요.',
  scopeAll: '전체 계정',
  scopeSome: (locations) => `위치 ${locations}`,
  rows: '볼 수 있는 행',
  rowsAll: '계정의 모든 위치',
  rowsSome: '다음 위치의 행만',
  withheld: '비공개 항목',
  withheldNothing: '없음: 모든 열을 볼 수 있습니다.',
  withheldLead: '다음 종류의 열은 표, 파일, 필터, 합계 모두에서 빈 값으로 표시됩니다.',
  kinds: {
    revenue: '금액: 고객이 지불한 금액과 그에 따른 수익',
    personal: '개인과 개별 고객의 이름 및 주소',
  },
};
