import { DatabaseSync } from 'node:sqlite';
import Fastify from 'fastify';

/**
 * `node bench/support/bare-api.ts <database>`: what anybody would write first to answer a report's newest
 * execution. Says its address on standard output; ends when its input does.
 */
const database = new DatabaseSync(process.argv[2] ?? '', { readOnly: true });
const report = database.prepare('select * from reports where report_id = ?');
const execution = database.prepare(
  'select * from executions where report_id = ? order by due_time desc limit 1',
);
const app = Fastify();
app.get<{ Params: { reportId: string } }>('/execution/:reportId', (request, reply) => {
  const asked = report.get(request.params.reportId);
  const newest = execution.get(request.params.reportId);
  if (!asked || !newest) return reply.code(404).send({ message: 'not found' });
  return {
    executionId: newest.execution_id,
    reportId: asked.report_id,
    recurrenceInterval: asked.recurrence_interval,
    recurrenceCount: asked.recurrence_count,
    callbackUrl: asked.callback_url,
    callbackMethod: asked.callback_method,
    format: asked.format,
    executionStatus: newest.status,
    reportLocation: newest.file_key,
    reportExpiryTime: newest.file_expires_time,
    reportGeneratedTime: newest.ended_time,
  };
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
