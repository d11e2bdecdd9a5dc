import type { Texts } from '../texts.ts';

export const schedule: Texts['schedule'] = {
  every: (hours, shown) =>
    hours % 24 === 0 && hours > 24 ? `${shown}시간(${hours / 24}일)마다` : `${shown}시간마다`,
  once: (start) => `${start}에 한 번`,
  from: (every, start) => `${start}부터 ${every}`,
  endless: (words) => `${words}, 일시 중지하거나 삭제할 때까지 실행합니다.`,
  times: (words, count, shown) => (count === 1 ? `${words}, 한 번만` : `${words}, ${shown}번`),
  until: (words, last) => `${words}, ${last}까지 실행합니다.`,
  utc: (time) => `${time}(UTC)`,
  both: (utc, mine) => `${utc}(UTC, 내 시간 ${mine})`,
  mine: '내 시간',
  utcName: '협정 세계시(UTC)',
  zone: (zone, offset) => `${zone}, ${offset}`,
  shift: {
    back: (day, by) => `${day}에 내 지역의 시계가 ${by} 늦춰집니다`,
    forward: (day, by) => `${day}에 내 지역의 시계가 ${by} 앞당겨집니다`,
    same: (change, before, after) =>
      `${change}. 그 뒤로는 내 시간으로 ${before}이 아니라 ${after}에 실행됩니다.`,
    earlier: (change, by) => `${change}. 그 뒤로는 내 시간으로 ${by} 일찍 실행됩니다.`,
    later: (change, by) => `${change}. 그 뒤로는 내 시간으로 ${by} 늦게 실행됩니다.`,
    row: (by) => `시계 변경: ${by}`,
  },
  minutes: (minutes, shown) => (minutes % 60 === 0 ? `${minutes / 60}시간` : `${shown}분`),
  calendar: {
    previous: '이전 달',
    next: '다음 달',
    today: '오늘',
    runs: (_, shown) => `실행 ${shown}회`,
    many: (shown) => `${shown}회`,
    noRun: '실행 없음',
    goTo: (day) => `${day}로 이동`,
  },
  next: {
    title: '다음 실행',
    ended: '남은 실행이 없습니다.',
    more: (count) => `외 ${count}회`,
    without: '이후 계속',
  },
};
