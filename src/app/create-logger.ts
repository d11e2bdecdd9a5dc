import { pino } from 'pino';

/** Structured logs, a JSON object a line, on standard error: standard output is for people. */
export const createLogger = (level: string, process: 'api' | 'worker') =>
  pino(
    { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );

export type Logger = ReturnType<typeof createLogger>;
