import type { Texts } from '../texts.ts';

export const code: Texts['code'] = {
  show: '코드로 보기',
  title: '이 작업의 코드',
  lead: '이 콘솔에서 하는 모든 작업은 프로그램으로도 할 수 있습니다.',
  languages: '코드 언어',
  tokenStep: '1. 토큰 받기',
  tokenOwn:
    '토큰은 약 1시간 동안 유효합니다. 애플리케이션의 ID와 비밀, 사용자 암호는 환경 변수에서 읽습니다.',
  tokenOther: '조직의 로그인에서 받은 액세스 토큰을 여기에 넣습니다.',
  callStep: '2. 호출하기',
  whole: '전체 프로그램',
  wholeOwn: '클라이언트가 토큰을 받고 갱신합니다. ID, 비밀, 암호는 환경 변수에서 읽습니다.',
  wholeOther: '조직의 로그인에서 받은 액세스 토큰을 TOKEN에서 읽습니다.',
  copyToken: '토큰 명령 복사',
  copyCode: '코드 복사',
  apiPage: '대화형 API 페이지',
  close: '닫기',
};
