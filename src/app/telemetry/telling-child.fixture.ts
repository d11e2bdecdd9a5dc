import { answerMetrics } from './child-metrics.ts';
import { createMetrics } from './metrics.ts';

/** Entry of a child that has claimed two executions and tells so. */
const { registry, record } = createMetrics({ process: 'worker', version: '1.2.3' });
record.executionClaimed({ lane: 'large', attempt: 2, latenessSeconds: 3 });
record.executionClaimed({ lane: 'large', attempt: 2, latenessSeconds: 30 });
answerMetrics(registry);
process.on('disconnect', () => process.exit());
process.send?.('ready');
