import type { Node } from './start-process.ts';

export interface Crew {
  /** Those that live. */
  members(): readonly Node[];
  /** SIGKILL, and a new one in its place. */
  replace(member: Node): Promise<void>;
  /** Members that ended by themselves. */
  readonly crashes: readonly string[];
  end(): Promise<void>;
}

const PAUSE_MILLISECONDS = 500;

/** Keeps one process for each place; `start` is told the place and a new name. */
export function keepCrew(
  kind: string,
  places: number,
  start: (place: number, name: string) => Node,
): Crew {
  const alive = new Map<Node, number>();
  const crashes: string[] = [];
  let started = 0;
  let isEnding = false;

  const add = (place: number): void => {
    started += 1;
    const member = start(place, `${kind}-${started}`);
    alive.set(member, place);
    void member.ended.then(async (status) => {
      // Those that were killed are no longer in the map.
      if (!alive.delete(member) || isEnding) return;
      // A start that fails while the database is down is tried again, as a service manager does.
      if ((await member.greeting) !== null) crashes.push(`${member.name} ended at work: ${status}`);
      if (!isEnding) setTimeout(() => add(place), PAUSE_MILLISECONDS);
    });
  };
  for (let place = 0; place < places; place += 1) add(place);

  return {
    crashes,
    members: () => [...alive.keys()],
    replace: async (member) => {
      const place = alive.get(member);
      alive.delete(member);
      member.signal('SIGKILL');
      await member.ended;
      if (!isEnding && place !== undefined) add(place);
    },
    end: async () => {
      isEnding = true;
      await Promise.all([...alive.keys()].map((member) => member.end()));
    },
  };
}
