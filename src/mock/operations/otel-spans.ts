import type { Context, Span } from '@opentelemetry/api';
import { ToolkitError } from '../../error.ts';
import type { RequestEvent } from '../events.ts';
import { headerValue } from '../exchange.ts';
import { readTraceParent, readTraceState, requestIdOf, type TraceRequest } from './request-trace.ts';
import { spanAttributes, spanName } from './span-attributes.ts';

/** How spans are made and where they go. */
export interface SpansOptions {
  /** Takes spans by OTLP over HTTP, its path included: `http://localhost:4318/v1/traces`. */
  readonly url: string;
  /** What the spans are of: `service.name` and other attributes. */
  readonly resource: Readonly<Record<string, string>>;
  readonly scheme: 'http' | 'https';
  /** Makes ids of requests. */
  readonly makeId: () => string;
  /** Told once when spans cannot be sent, in one clause. */
  readonly onFailure: (reason: string) => void;
  /** How long sending may take. Default: 5,000 ms. */
  readonly timeoutMs?: number;
}

/** A source of spans, one for each request. */
export interface Spans {
  readonly trace: TraceRequest;
  /** Sends what is left. Never rejects. */
  close(): Promise<void>;
}

/** All that is loaded where spans are wanted. */
async function loadPackages() {
  try {
    const [api, sdk, exporter, resources] = await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
    return { ...api, ...sdk, ...exporter, ...resources };
  } catch (cause) {
    const names = ['api', 'sdk-trace-base', 'exporter-trace-otlp-http', 'resources'];
    const packages = names.map((name) => `@opentelemetry/${name}`).join(' ');
    throw new ToolkitError('E_MISSING_PEER', 'spans need the packages of OpenTelemetry', {
      hint: `Install them: npm install -D ${packages}. Or leave out --otel and OTEL_EXPORTER_OTLP_ENDPOINT.`,
      cause,
    });
  }
}

type Packages = Awaited<ReturnType<typeof loadPackages>>;

/**
 * Opens a source of spans that sends them by OTLP over HTTP, in batches.
 *
 * @throws ToolkitError E_MISSING_PEER where the packages of OpenTelemetry are not installed
 */
export async function openSpans(options: SpansOptions): Promise<Spans> {
  const otel = await loadPackages();
  const timeoutMillis = options.timeoutMs ?? 5_000;
  const exporter = new otel.OTLPTraceExporter({ url: options.url, timeoutMillis });
  const told = tellFailure(exporter, options.onFailure);
  const provider = new otel.BasicTracerProvider({
    resource: otel.defaultResource().merge(otel.resourceFromAttributes(options.resource)),
    spanProcessors: [new otel.BatchSpanProcessor(told, { exportTimeoutMillis: timeoutMillis })],
  });
  const tracer = provider.getTracer('concordat');
  const kind = otel.SpanKind.SERVER;
  return {
    trace(headers) {
      const span = tracer.startSpan('request', { kind }, parentContext(otel, headers));
      const { traceId, spanId, traceFlags, traceState } = span.spanContext();
      const state = traceState?.serialize();
      const flags = traceFlags.toString(16).padStart(2, '0');
      return {
        requestId: requestIdOf(headers, options.makeId),
        traceId,
        passedOn: { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(state && { tracestate: state }) },
        end: (event) => endSpan(otel, span, event, options.scheme),
      };
    },
    close: () => provider.shutdown().catch(() => {}),
  };
}

/** The sender's span, where it names one. */
function parentContext(
  { ROOT_CONTEXT, trace, createTraceState }: Packages,
  headers: Parameters<TraceRequest>[0],
): Context {
  const parent = readTraceParent(headerValue(headers, 'traceparent'));
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = parent;
  const state = readTraceState(headers);
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    // Whether it is recorded is all that is known of them.
    traceFlags: flags & 1,
    isRemote: true,
    ...(state !== undefined && { traceState: createTraceState(state) }),
  });
}

function endSpan(
  { SpanStatusCode }: Packages,
  span: Span,
  event: RequestEvent,
  scheme: SpansOptions['scheme'],
): void {
  span.updateName(spanName(event));
  span.setAttributes(spanAttributes(event, scheme));
  if (event.status >= 500) {
    span.setStatus({
      code: SpanStatusCode.ERROR,
      ...(event.error !== undefined && { message: event.error }),
    });
  }
  span.end();
}

type Exporter = InstanceType<Packages['OTLPTraceExporter']>;

/** Says once why spans do not arrive: nobody reads the log of OpenTelemetry itself. */
function tellFailure(exporter: Exporter, onFailure: (reason: string) => void): Exporter {
  const send = exporter.export.bind(exporter);
  let isTold = false;
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.error && !isTold) {
        isTold = true;
        onFailure(result.error.message);
      }
      done(result);
    });
  return exporter;
}
