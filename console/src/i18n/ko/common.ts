import type { Texts } from '../texts.ts';

export const common: Texts['common'] = {
  product: 'Partner Insights',
  loading: '불러오는 중…',
  tryAgain: '다시 시도',
  cancel: '취소',
  copied: '복사됨',
  errors: {
    title: '요청을 처리하지 못했습니다',
    offline: '서비스가 응답하지 않습니다. 연결을 확인한 뒤 다시 시도하세요.',
    forbidden: '현재 권한으로는 볼 수 없습니다. 서비스 운영자에게 역할을 요청하세요.',
    missing: '더 이상 존재하지 않습니다. 삭제되었을 수 있습니다.',
    busy: '서비스가 바쁩니다. 잠시 후 다시 시도하세요.',
    other: '다시 시도하세요. 계속 실패하면 아래 ID를 서비스 운영자에게 알려 주세요.',
    correlation: '상관관계 ID',
    copy: 'ID 복사',
  },
  sensitivity: { revenue: '매출', personal: '개인 정보' },
  withheld: '비공개',
  notFound: {
    title: '페이지를 찾을 수 없습니다',
    body: '주소가 잘못되었거나 페이지가 이동했을 수 있습니다.',
    home: '시작 페이지로 이동',
  },
};
