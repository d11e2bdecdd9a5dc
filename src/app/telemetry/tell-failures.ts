import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../../kernel/logger.ts';

/** The exporter, whose first failure in a row and next success are logged: not each lost batch. */
export function tellFailures(exporter: SpanExporter, logger: Logger): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !failing)
          logger.warn({ reason: result.error?.message }, 'traces cannot be sent; they are dropped');
        if (!failed && failing) logger.info({}, 'traces are sent again');
        failing = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
