/** Whether the process has been asked to stop. It is set once, by who stops the process. */
export interface Stopping {
  isAnnounced: boolean;
}
