/**
 * Milliseconds of this thread's own work, the best of `tries`: what a text costs does not depend on
 * what else the machine is doing.
 */
export function bestThreadTime(work: () => unknown, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
