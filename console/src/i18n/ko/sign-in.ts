import type { Texts } from '../texts.ts';

export const signIn: Texts['signIn'] = {
  title: '로그인',
  lead: '고객, 제품, 매출에 대한 보고서.',
  partner: '파트너',
  partnerHint: '파트너 계정의 테넌트 ID',
  user: '사용자 이름',
  password: '비밀번호',
  submit: '로그인',
  working: '로그인하는 중…',
  note: '이 페이지를 닫거나 새로 고칠 때까지 로그인이 유지됩니다. 비밀 정보는 브라우저에 저장되지 않습니다.',
  sampleTitle: '샘플 계정',
  sampleLead: '이 서버에는 샘플 데이터가 있습니다. 계정을 선택하면 입력란이 채워집니다.',
  choose: (name) => `${name} 선택`,
  external:
    '이 서비스는 다른 발급자의 토큰만 받습니다. 콘솔은 아직 그곳에 로그인할 수 없으니 API를 사용하세요.',
  ended: '세션이 종료되었습니다. 다시 로그인하세요.',
  required: '필수 입력란입니다.',
  failed: {
    credentials: '사용자 이름 또는 비밀번호가 올바르지 않습니다.',
    tenant: '해당 파트너가 없습니다. 테넌트 ID를 확인하세요.',
    disabled: '사용할 수 없는 계정입니다. 서비스 운영자에게 문의하세요.',
    wait: (seconds) => `로그인에 너무 많이 실패했습니다. ${seconds}초 후에 다시 시도하세요.`,
    offline: '서비스가 응답하지 않습니다. 연결을 확인한 뒤 다시 시도하세요.',
    other: '서비스가 로그인을 거부했습니다.',
  },
};
