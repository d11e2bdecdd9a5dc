/** `drain` finishes what is under way within a limit; `now` breaks it off and hands it back. */
export type StopKind = 'drain' | 'now';
