import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Context,
  context,
  metrics,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { AbortedError, NetworkError } from '../errors.ts';
import { createOperations, defaultPolicies } from '../index.ts';
import { FakeClock, type Step, withSteps } from '../policies/policies.fixture.ts';
import { retry } from '../policies/retry.ts';
import { type TelemetryOptions, telemetry } from './index.ts';

/** A policy with what it made: spans and measurements of the SDK. */
function observed(options: TelemetryOptions = {}) {
  const exporter = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 3_600_000 });
  const meters = new MeterProvider({ readers: [reader] });
  onTestFinished(() => meters.shutdown());
  const policy = telemetry({ tracer: tracers.getTracer('test'), meter: meters.getMeter('test'), ...options });
  const measurements = async () => {
    await meters.forceFlush();
    const { scopeMetrics = [] } = measured.getMetrics().at(-1) ?? {};
    return scopeMetrics.flatMap((scope) => scope.metrics);
  };
  return { policy, tracers, meters, spans: () => exporter.getFinishedSpans(), measurements };
}

const operation = { name: 'getJob', method: 'GET', path: '/jobs/{id}' };
const request = { url: 'https://data.example:8443/v1/jobs/7', headers: { authorization: 'Bearer s3cret' } };
const again = retry({ random: () => 0 });

afterEach(() => {
  context.disable();
  propagation.disable();
  trace.disable();
  metrics.disable();
});

test('a span by the conventions for HTTP clients', async () => {
  const { policy, spans } = observed();
  await withSteps([policy], [new Response()]).send(request, operation);
  const [span] = spans();
  expect([span?.name, span?.kind, span?.status.code]).toEqual([
    'GET /jobs/{id}',
    SpanKind.CLIENT,
    SpanStatusCode.UNSET,
  ]);
  expect(span?.attributes).toEqual({
    'http.request.method': 'GET',
    'server.address': 'data.example',
    'server.port': 8443,
    'url.scheme': 'https',
    'url.template': '/jobs/{id}',
    'url.full': 'https://data.example:8443/v1/jobs/7',
    'concordat.operation': 'getJob',
    'http.response.status_code': 200,
  });
});

const system = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const late = new DOMException('late', 'TimeoutError');
test.each<[string, Step, string | undefined]>([
  ['204', new Response(null, { status: 204 }), undefined],
  ['304', new Response(null, { status: 304 }), undefined],
  ['404', new Response(null, { status: 404 }), '404'],
  ['503', new Response(null, { status: 503 }), '503'],
  ['no connection', new NetworkError(operation, request.url, system), 'ECONNREFUSED'],
  [
    'no connection to any address',
    new NetworkError(operation, request.url, new AggregateError([system])),
    'ECONNREFUSED',
  ],
  ['no answer in time', new AbortedError(operation, request.url, late), 'TimeoutError'],
  ['given up', new AbortedError(operation, request.url, new Error('enough')), 'AbortError'],
  ['wrong use', new TypeError('Bearer s3cret'), 'TypeError'],
  ['a name that is a text', Object.assign(new Error(), { name: 's3cret is wrong' }), '_OTHER'],
])('how it ended: %s', async (_, step, errorType) => {
  const { policy, spans, measurements } = observed();
  await withSteps([policy], [step])
    .send(request, operation)
    .catch(() => undefined);
  const [span] = spans();
  expect(span?.attributes['error.type']).toBe(errorType);
  expect(span?.status).toEqual({
    code: errorType === undefined ? SpanStatusCode.UNSET : SpanStatusCode.ERROR,
  });
  const [duration] = await measurements();
  expect(duration?.dataPoints[0]?.attributes['error.type']).toBe(errorType);
});

test('no secret of a request or an error is in a span or a measurement', async () => {
  const { policy, spans, measurements } = observed();
  const secret = {
    url: 'https://data.example/v1/reset/s3cret?api_key=s3cret&page=2&api_key=s3cret',
    headers: { authorization: 'Bearer s3cret', cookie: 's3cret' },
    method: 'POST',
    body: 's3cret',
  };
  const failing = new NetworkError(operation, secret.url, new Error('s3cret'));
  await withSteps([policy], [failing])
    .send(secret, { path: '/reset/{token}' })
    .catch(() => undefined);
  const [span] = spans();
  expect(span?.attributes['url.full']).toBe(
    'https://data.example/v1/reset/REDACTED?api_key=REDACTED&page=REDACTED',
  );
  const { attributes, events, status, name } = span ?? {};
  expect(JSON.stringify([attributes, events, status, name, await measurements()])).not.toContain('s3cret');
});

test('each attempt has a span, the later ones with their number', async () => {
  const { policy, spans } = observed();
  const busy = new Response(null, { status: 503, headers: { 'retry-after': '0' } });
  const { send, seen } = withSteps([again, policy], [busy, busy, new Response()]);
  await send(request, operation);
  await send(request, { ...operation });
  expect(spans().map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([
    undefined,
    1,
    2,
    undefined,
  ]);
  const parents = seen.map(({ request: { headers } }) => headers.get('traceparent'));
  expect(parents).toEqual(
    spans().map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`),
  );
  expect(new Set(parents).size).toBe(4);
});

test('the time that requests took, in seconds, and those under way', async () => {
  const clock = new FakeClock();
  const { policy, measurements } = observed({ clock });
  const answer = () =>
    new Promise<Response>((done) => void clock.after(300, () => done(new Response(null, { status: 404 }))));
  const call = withSteps([policy], [answer]).send(request, operation);
  const common = {
    'http.request.method': 'GET',
    'server.address': 'data.example',
    'server.port': 8443,
    'url.scheme': 'https',
    'url.template': '/jobs/{id}',
  };
  const read = async () =>
    (await measurements()).map(({ descriptor: { name, unit }, dataPoints }) => {
      return [name, unit, dataPoints.map(({ attributes, value }) => ({ attributes, value }))];
    });
  expect(await read()).toEqual([
    ['http.client.active_requests', '{request}', [{ attributes: common, value: 1 }]],
  ]);
  await clock.run(call);
  const [duration, active] = await measurements();
  expect([duration?.descriptor.name, duration?.descriptor.unit]).toEqual([
    'http.client.request.duration',
    's',
  ]);
  expect(duration?.dataPoints).toMatchObject([
    {
      attributes: { ...common, 'http.response.status_code': 404, 'error.type': '404' },
      value: {
        count: 1,
        sum: 0.3,
        buckets: { boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
      },
    },
  ]);
  expect(active?.dataPoints).toMatchObject([{ attributes: common, value: 0 }]);
});

test('a span of the caller is its parent, and it is the parent of what is within', async () => {
  const { policy, tracers, spans } = observed();
  const storage = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (within, run, self, ...args) => storage.run(within, () => run.call(self as never, ...args)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  const tracer = tracers.getTracer('test');
  const caller = tracer.startSpan('caller');
  let inner = '';
  const step = () => {
    inner = trace.getActiveSpan()?.spanContext().spanId ?? '';
    return new Response();
  };
  const { send } = withSteps([policy], [step]);
  await context.with(trace.setSpan(context.active(), caller), () => send(request, operation));
  const [span] = spans();
  expect(span?.parentSpanContext?.spanId).toBe(caller.spanContext().spanId);
  expect(span?.spanContext().traceId).toBe(caller.spanContext().traceId);
  expect(inner).toBe(span?.spanContext().spanId);
});

const b3 = {
  inject: (
    within: Context,
    carrier: unknown,
    setter: { set(to: unknown, key: string, value: string): void },
  ) => setter.set(carrier, 'b3', trace.getSpanContext(within)?.traceId ?? ''),
  extract: (within: Context) => within,
  fields: () => ['b3'],
};

test('headers are those of the propagator', async () => {
  const own = observed({ propagator: b3 });
  const none = observed({ propagator: false });
  const registered = observed();
  const sentBy = async ({ policy }: typeof own) => {
    const { send, seen } = withSteps([policy], [new Response()]);
    await send(request, operation);
    return [...(seen[0]?.request.headers.keys() ?? [])];
  };
  expect(await sentBy(own)).toEqual(['authorization', 'b3']);
  expect(await sentBy(none)).toEqual(['authorization']);
  expect(await sentBy(registered)).toEqual(['authorization', 'traceparent']);
  propagation.setGlobalPropagator(b3);
  expect(await sentBy(registered)).toEqual(['authorization', 'b3']);
});

test('where nothing of OpenTelemetry is set up, requests are sent as they are', async () => {
  const { send, seen } = withSteps([telemetry()], [new Response()]);
  expect((await send(request, operation)).status).toBe(200);
  expect([...(seen[0]?.request.headers.keys() ?? [])]).toEqual(['authorization']);
});

test('providers that are registered after the client was made', async () => {
  const policy = telemetry();
  const { spans, measurements, tracers, meters } = observed();
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  await withSteps([policy], [new Response()]).send(request, operation);
  expect(spans().map(({ name }) => name)).toEqual(['GET /jobs/{id}']);
  expect((await measurements()).map(({ descriptor }) => descriptor.name)).toEqual([
    'http.client.request.duration',
    'http.client.active_requests',
  ]);
});

test('a method of no standard does not fill up a store', async () => {
  const { policy, spans } = observed();
  await withSteps([policy], [new Response()]).send({ ...request, method: 'PURGE' }, operation);
  expect(spans()[0]?.name).toBe('HTTP /jobs/{id}');
  expect(spans()[0]?.attributes).toMatchObject({
    'http.request.method': '_OTHER',
    'http.request.method_original': 'PURGE',
  });
});

test('over the network: a body is sent whole, and the server has the span', async () => {
  const seen: string[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    seen.push(`${incoming.headers.traceparent} ${body}`);
    response.writeHead(seen.length === 1 ? 503 : 200, { 'retry-after': '0' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { policy, spans } = observed();
  const client = createOperations<{ put(init: object): Promise<{ status: number }> }>(
    {
      securitySchemes: {},
      operations: { put: { method: 'PUT', path: '/jobs/{id}', body: ['application/json'], accept: [] } },
    },
    {
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      policies: defaultPolicies({ eachAttempt: [policy] }),
    },
  );
  expect((await client.put({ path: { id: 7 }, body: { name: 'x' } })).status).toBe(200);
  expect(seen).toEqual(
    spans().map((span) => {
      const { traceId, spanId } = span.spanContext();
      return `00-${traceId}-${spanId}-01 {"name":"x"}`;
    }),
  );
  expect(spans().map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
});
