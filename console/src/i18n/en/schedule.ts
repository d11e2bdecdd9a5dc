export const schedule = {
  every: (hours: number, shown: string) =>
    hours % 24 === 0 && hours > 24
      ? `Every ${shown} hours (${hours / 24} days)`
      : `Every ${shown} hours`,
  once: (start: string) => `Once, on ${start}`,
  from: (every: string, start: string) => `${every}, from ${start}`,
  endless: (words: string) => `${words}, until you pause or delete it.`,
  times: (words: string, count: number, shown: string) =>
    count === 1 ? `${words}, one time only` : `${words}, ${shown} times`,
  until: (words: string, last: string) => `${words}, until ${last}.`,
  utc: (time: string) => `${time} UTC`,
  both: (utc: string, mine: string) => `${utc} UTC (${mine} your time)`,
  mine: 'Your time',
  utcName: 'UTC',
  zone: (zone: string, offset: string) => `${zone} (${offset})`,
  shift: {
    back: (day: string, by: string) => `On ${day} your clocks go back by ${by}`,
    forward: (day: string, by: string) => `On ${day} your clocks go forward by ${by}`,
    same: (change: string, before: string, after: string) =>
      `${change}: from then on it runs at ${after} your time, no longer at ${before}.`,
    earlier: (change: string, by: string) =>
      `${change}: from then on it runs ${by} earlier by your clocks.`,
    later: (change: string, by: string) =>
      `${change}: from then on it runs ${by} later by your clocks.`,
    row: (by: string) => `Clocks change by ${by}`,
  },
  minutes: (minutes: number, shown: string) =>
    minutes % 60 === 0
      ? `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`
      : `${shown} minutes`,
  calendar: {
    previous: 'Previous month',
    next: 'Next month',
    today: 'today',
    runs: (count: number, shown: string) => `${shown} ${count === 1 ? 'run' : 'runs'}`,
    many: (shown: string) => `${shown}×`,
    noRun: 'no run',
    goTo: (day: string) => `Go to ${day}`,
  },
  next: {
    title: 'Next runs',
    ended: 'No run is left.',
    more: (count: string) => `and ${count} more`,
    without: 'and so on, without end',
  },
} as const;
