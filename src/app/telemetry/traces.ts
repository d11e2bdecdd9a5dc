import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  type Attributes as SpanAttributes,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { errorText } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Attributes, Telemetry } from '../../kernel/telemetry.ts';
import { within } from '../../kernel/within.ts';
import { tellFailures } from './tell-failures.ts';
import { readTraceparent } from './traceparent.ts';

export interface TraceOptions {
  /** Base URL of the collector. */
  readonly endpoint: string;
  readonly process: string;
  readonly version: string;
  readonly logger: Logger;
  /** How long a batch waits for more spans. */
  readonly batchMilliseconds?: number;
  /** How long the last batch may take when this process stops. */
  readonly closeMilliseconds?: number;
}

export interface Traces extends Pick<Telemetry, 'span' | 'requestServed'> {
  /** Sends what is left, as far as the time allows. */
  close(): Promise<void>;
}

/** Longest try to send a batch: while it lasts, spans wait in a queue that is bounded. */
const EXPORT_MILLISECONDS = 3000;

/** Spans, sent in the background by OTLP over HTTP. Nothing global is set. */
export function openTraces(options: TraceOptions): Traces {
  const provider = openProvider(options);
  const tracer = provider.getTracer('partner-insights', options.version);
  const contexts = new AsyncLocalStorageContextManager().enable();
  return {
    span: async (name, attributes, work) => {
      const parent = contexts.active();
      const span = tracer.startSpan(name, { attributes: { ...attributes } }, parent);
      return contexts.with(trace.setSpan(parent, span), () => endAfter(span, work));
    },
    requestServed: (served) => {
      if (UNTRACED.test(served.route)) return;
      const endTime = Date.now();
      const startTime = endTime - served.seconds * 1000;
      const span = tracer.startSpan(
        `${served.method} ${served.route}`,
        { kind: SpanKind.SERVER, startTime, attributes: requestAttributes(served) },
        parentOf(served.traceparent),
      );
      if (served.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },
    close: async () => {
      const { logger, closeMilliseconds = 1000 } = options;
      await within(closeMilliseconds, provider.shutdown()).catch((error) =>
        logger.warn({ reason: errorText(error) }, 'the last traces could not be sent'),
      );
      contexts.disable();
    },
  };
}

/** What probes and scrapes ask for again and again. */
const UNTRACED = /^\/(health\/|metrics$)/;

function openProvider({ endpoint, process, version, logger, batchMilliseconds }: TraceOptions) {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_MILLISECONDS,
  });
  return new TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'partner-insights',
      'service.name': `partner-insights-${process}`,
      'service.version': version,
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: tellFailures(exporter, logger),
        exportTimeoutMillis: EXPORT_MILLISECONDS,
        ...(batchMilliseconds !== undefined && { scheduledDelayMillis: batchMilliseconds }),
      }),
    ],
  });
}

type Work<T> = (note: (attributes: Attributes) => void) => Promise<T>;

async function endAfter<T>(span: Span, work: Work<T>): Promise<T> {
  try {
    return await work((attributes) => void span.setAttributes({ ...attributes }));
  } catch (error) {
    span.recordException(error instanceof Error ? error : errorText(error));
    span.setStatus({ code: SpanStatusCode.ERROR, message: errorText(error) });
    throw error;
  } finally {
    span.end();
  }
}

const parentOf = (traceparent: string | undefined): Context => {
  const caller = readTraceparent(traceparent);
  return caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
};

type Served = Parameters<Telemetry['requestServed']>[0];

/** Under OpenTelemetry's names where it has some. */
const requestAttributes = ({ method, route, status, correlationId }: Served): SpanAttributes => ({
  'http.request.method': method,
  'http.route': route,
  'http.response.status_code': status,
  correlationId,
});
