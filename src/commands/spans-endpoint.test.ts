import { expect, test } from 'vitest';
import { spansEndpoint } from './spans-endpoint.ts';

const concordat = { 'service.name': 'concordat' };

test.each<[string | undefined, Record<string, string>, unknown]>([
  [undefined, {}, undefined],
  [undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: '' }, undefined],
  ['http://a:4318', {}, { url: 'http://a:4318/v1/traces', resource: concordat }],
  ['http://a:4318/', {}, { url: 'http://a:4318/v1/traces', resource: concordat }],
  ['https://a/otlp', {}, { url: 'https://a/otlp/v1/traces', resource: concordat }],
  ['http://a/v1/traces', {}, { url: 'http://a/v1/traces', resource: concordat }],
  [
    undefined,
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b:4318' },
    { url: 'http://b:4318/v1/traces', resource: concordat },
  ],
  [
    undefined,
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/t' },
    { url: 'http://c/t', resource: concordat },
  ],
  [
    'http://a',
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b',
      OTEL_SDK_DISABLED: 'true',
      OTEL_SERVICE_NAME: 'shop-mock',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=x,deployment.environment.name=ci%2Ctest, bad ,__proto__=y',
    },
    {
      url: 'http://a/v1/traces',
      resource: Object.fromEntries([
        ['service.name', 'shop-mock'],
        ['deployment.environment.name', 'ci,test'],
        ['__proto__', 'y'],
      ]),
    },
  ],
  [undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b', OTEL_SDK_DISABLED: 'true' }, undefined],
])('--otel %j with %j', (flag, env, want) => {
  expect(spansEndpoint(flag, env)).toEqual(want);
});

test.each<[string | undefined, Record<string, string>, string]>([
  ['localhost:4318', {}, '--otel is not an address of HTTP'],
  [undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: 'file:///a' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is not an address'],
  [
    undefined,
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'not over gRPC as the environment asks',
  ],
])('--otel %j with %j is E_USAGE', (flag, env, want) => {
  expect(() => spansEndpoint(flag, env)).toThrow(want);
});
