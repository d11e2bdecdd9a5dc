import { type KeyboardEvent, useRef, useState } from 'react';
import { addMonths, type Day, moveDay } from './calendar-days.ts';

export interface Calendar {
  readonly chosen: Day;
  choose(day: Day): void;
  turn(months: number): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** The chosen day's element takes the focus that a key has moved to it. */
  focusRef(element: HTMLElement | null): void;
}

/** One day is chosen; its month is shown. A schedule with another first day is shown from there. */
export function useCalendar(firstDay: Day, firstWeekday: number): Calendar {
  const [shown, setShown] = useState({ chosen: firstDay, firstDay });
  const isMoving = useRef(false);
  const chosen = shown.firstDay === firstDay ? shown.chosen : firstDay;
  const choose = (day: Day) => setShown({ chosen: day, firstDay });
  return {
    chosen,
    choose,
    turn: (months) => choose(addMonths(chosen, months)),
    onKeyDown: (event) => {
      const day = moveDay(chosen, event.key, firstWeekday);
      if (!day) return;
      event.preventDefault();
      isMoving.current = true;
      choose(day);
    },
    focusRef: (element) => {
      if (!element || !isMoving.current) return;
      isMoving.current = false;
      element.focus();
    },
  };
}
