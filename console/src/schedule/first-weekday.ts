interface WeekInfo {
  /** 1 (Monday) to 7. */
  readonly firstDay: number;
}

/** With which day the weeks of these languages' readers begin; Monday where the browser cannot tell. */
export function firstWeekdayOf(languages: readonly string[]): number {
  const [first = 'en-GB'] = languages;
  const locale = new Intl.Locale(first) as Intl.Locale & {
    getWeekInfo?(): WeekInfo;
    readonly weekInfo?: WeekInfo;
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
