import type { ChildProcess } from 'node:child_process';
import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client';

/** Metrics as they cross from process to process. */
export type SentMetrics = readonly MetricObjectWithValues<MetricValue<string>>[];

interface Question {
  readonly kind: 'tell-metrics';
  readonly id: number;
}

interface Answer {
  readonly kind: 'metrics';
  readonly id: number;
  readonly metrics: SentMetrics;
}

const LIMIT_MS = 800;
let lastId = 0;

/** The child's metrics; undefined when there is no child, or none that answers in time. */
export async function askForMetrics(
  child: ChildProcess | undefined,
  limit = LIMIT_MS,
): Promise<SentMetrics | undefined> {
  if (!child?.connected) return undefined;
  lastId += 1;
  const id = lastId;
  const { promise, resolve } = Promise.withResolvers<SentMetrics | undefined>();
  const listen = (message: unknown) => {
    if (isAnswer(message) && message.id === id) resolve(message.metrics);
  };
  const giveUp = () => resolve(undefined);
  const timer = setTimeout(giveUp, limit);
  child.on('message', listen).once('exit', giveUp);
  try {
    child.send({ kind: 'tell-metrics', id } satisfies Question, (error) => error && giveUp());
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', listen).off('exit', giveUp);
  }
}

/** For the child: answers the parent's questions from the registry. */
export function answerMetrics(registry: Registry): void {
  process.on('message', async (message: unknown) => {
    if (!isQuestion(message)) return;
    const metrics = await registry.getMetricsAsJSON();
    // The parent may have gone meanwhile.
    if (process.connected) {
      process.send?.({ kind: 'metrics', id: message.id, metrics } satisfies Answer);
    }
  });
}

const isQuestion = (message: unknown): message is Question =>
  Object(message).kind === 'tell-metrics';
const isAnswer = (message: unknown): message is Answer => Object(message).kind === 'metrics';
