import { readdirSync, readFileSync } from 'node:fs';

/** What `getconf CLK_TCK` says on every Linux of today. */
const TICKS_A_SECOND = 100;

/** Seconds of CPU time that a process has taken, by what its threads do. */
export interface WorkerCpu {
  /** The main thread: the event loop, with the driver, the query builder and all rules. */
  readonly loop: number;
  /** DuckDB's threads, the thread pool (compression, files, DuckDB's calls), the collector's helpers. */
  readonly others: number;
}

export function workerCpu(pid: number): WorkerCpu {
  const all = cpuIn(`/proc/${pid}/stat`);
  const loop = cpuIn(`/proc/${pid}/task/${pid}/stat`);
  return { loop, others: all - loop };
}

/** Of a PostgreSQL server: all its processes, those that have ended too. */
export function serverCpu(postmaster: number): number {
  const living = childrenOf(postmaster).map((pid) => cpuIn(`/proc/${pid}/stat`));
  const ended = cpuOf(readFileSync(`/proc/${postmaster}/stat`, 'utf8'), [13, 14, 15, 16]);
  return living.reduce((sum, one) => sum + one, ended);
}

export const parentOf = (pid: number): number =>
  Number(fieldsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))[3]);

/** The most memory that the process has had resident, in MB. */
export function peakMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6;
}

/** Seconds that all cores were busy with, whoever had them. */
export function machineCpu(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user, nice, system, , , irq, softirq] = line.split(/\s+/).slice(1).map(Number);
  return [user, nice, system, irq, softirq].reduce<number>((sum, one) => sum + (one ?? 0), 0) / 100;
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return parentOf(pid) === parent;
    } catch {
      return false; // It has ended.
    }
  });
}

/** 0 for one that has ended: its parent has what it took. */
function cpuIn(file: string): number {
  try {
    return cpuOf(readFileSync(file, 'utf8'), [13, 14]);
  } catch {
    return 0;
  }
}

const cpuOf = (stat: string, fields: readonly number[]): number =>
  fields.reduce((sum, at) => sum + Number(fieldsOf(stat)[at]), 0) / TICKS_A_SECOND;

/** Its name, the second field, may hold blanks. */
const fieldsOf = (stat: string): string[] => stat.replace(/\(.*\)/s, 'name').split(' ');
