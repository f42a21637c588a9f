import {
  type Context,
  context,
  type Meter,
  metrics,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { copyRequest } from '../copy-request.ts';
import { type Clock, systemClock } from '../policies/clock.ts';
import type { OperationInfo, Policy } from '../policy.ts';
import { errorType } from './error-type.ts';
import {
  type AttributeValues,
  requestAttributes,
  responseAttributes,
  spanAttributes,
} from './http-attributes.ts';

/** Options of `telemetry`. */
export interface TelemetryOptions {
  /** Makes spans. Default: the tracer `@concordat/client` of the provider that is registered. */
  readonly tracer?: Tracer | undefined;
  /** Makes instruments. Default: the meter `@concordat/client` of the provider that is registered. */
  readonly meter?: Meter | undefined;
  /**
   * Writes the span into the request's headers. Default: the propagator that is registered; where there is none,
   * `traceparent` as W3C Trace Context has it. `false`: nothing, for servers that a browser may not send the header to.
   */
  readonly propagator?: TextMapPropagator | false | undefined;
  readonly clock?: Clock | undefined;
}

/** The boundaries that the conventions advise, in seconds. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * A client span for each request, and how long requests took, by OpenTelemetry's conventions for HTTP.
 *
 * Within `eachAttempt` each attempt has a span of its own, with `http.request.resend_count` from the second one on;
 * before `defaultPolicies` a call has one span for all. Both end when the head of the answer is there. No header, no
 * value of a query and no text of an error is in a span.
 *
 * @example
 * const client = createClient({ policies: defaultPolicies({ eachAttempt: [telemetry()] }) });
 * @see https://opentelemetry.io/docs/specs/semconv/http/
 */
export function telemetry(options: TelemetryOptions = {}): Policy {
  const { clock = systemClock } = options;
  const name = '@concordat/client';
  const tracer = options.tracer ?? trace.getTracer(name);
  // At the first request: providers are often registered after clients are made.
  let made: Instruments | undefined;
  /** How often a call's request was sent, by what is the call's alone. */
  const sent = new WeakMap<object, number>();
  return (next) => async (request, operation) => {
    made ??= makeInstruments(options.meter ?? metrics.getMeter(name));
    const { active, duration } = made;
    const call = operation.onEnd ?? operation;
    const resends = sent.get(call) ?? 0;
    sent.set(call, resends + 1);
    const common = requestAttributes(request, operation);
    const parent = context.active();
    const span = startSpan(tracer, parent, request, operation, {
      ...common,
      ...spanAttributes(request, operation, resends),
    });
    const within = trace.setSpan(parent, span);
    const startedAt = clock.now();
    active.add(1, common, within);
    const finish = (end: AttributeValues) => {
      endSpan(span, end);
      active.add(-1, common, within);
      duration.record((clock.now() - startedAt) / 1000, { ...common, ...end }, within);
    };
    let response: Response;
    try {
      const traced = inject(within, span, request, options.propagator);
      response = await context.with(within, () => next(traced, operation));
    } catch (error) {
      finish({ 'error.type': errorType(error) });
      throw error;
    }
    finish(responseAttributes(response));
    return response;
  };
}

type Instruments = ReturnType<typeof makeInstruments>;

function makeInstruments(meter: Meter) {
  return {
    duration: meter.createHistogram('http.client.request.duration', {
      description: 'Duration of HTTP client requests.',
      unit: 's',
      advice: { explicitBucketBoundaries: boundaries },
    }),
    active: meter.createUpDownCounter('http.client.active_requests', {
      description: 'Number of active HTTP requests.',
      unit: '{request}',
    }),
  };
}

function startSpan(
  tracer: Tracer,
  parent: Context,
  request: Request,
  { path }: OperationInfo,
  attributes: AttributeValues,
): Span {
  const method = attributes['http.request.method'] === '_OTHER' ? 'HTTP' : request.method;
  return tracer.startSpan(`${method} ${path}`, { kind: SpanKind.CLIENT, attributes }, parent);
}

function endSpan(span: Span, attributes: AttributeValues): void {
  span.setAttributes(attributes);
  // What happened is in `error.type`; what an error says may quote what was sent.
  if ('error.type' in attributes) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** The request with the span in its headers; a copy, because another attempt has another span. */
function inject(
  within: Context,
  span: Span,
  request: Request,
  propagator: TextMapPropagator | false | undefined,
): Request {
  if (propagator === false) return request;
  const carrier: Record<string, string> = {};
  const setter = {
    set(to: Record<string, string>, key: string, value: string) {
      to[key] = value;
    },
  };
  if (propagator) propagator.inject(within, carrier, setter);
  else if (propagation.fields().length > 0) propagation.inject(within, carrier, setter);
  else {
    const { traceId, spanId, traceFlags } = span.spanContext();
    const isValid = trace.getSpanContext(within) !== undefined && !/^0+$/.test(traceId);
    if (isValid) carrier.traceparent = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  }
  const headers = Object.entries(carrier);
  if (headers.length === 0) return request;
  const traced = copyRequest(request);
  for (const [key, value] of headers) traced.headers.set(key, value);
  return traced;
}
