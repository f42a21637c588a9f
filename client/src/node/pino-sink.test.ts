import { pino } from 'pino';
import { expect, test } from 'vitest';
import { FakeClock, withSteps } from '../policies/policies.fixture.ts';
import { auditLog } from '../watch/index.ts';
import { pinoSink } from './index.ts';

test('audit events become lines of pino', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) });
  const audit = auditLog({
    sink: pinoSink(logger.child({ log: 'audit' })),
    user: 'ada@acme.dev',
    details: () => ({ apiKey: 's3cret', reason: 'cleanup' }),
    clock: new FakeClock(),
  });
  const { send } = withSteps(
    [audit],
    [new Response(null, { status: 204 }), new Response(null, { status: 404 })],
  );
  const request = { url: 'http://a.example/datasets/7?key=s3cret', method: 'DELETE' };
  const operation = { name: 'deleteDataset', path: '/datasets/{id}' };
  await send(request, operation);
  await send(request, operation);
  const common = {
    time: '2026-01-01T00:00:00.000Z',
    user: 'ada@acme.dev',
    action: 'deleteDataset',
    method: 'DELETE',
    resource: 'http://a.example/datasets/7',
    details: { apiKey: 'REDACTED', reason: 'cleanup' },
    durationMs: 0,
  };
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 30, log: 'audit', audit: { ...common, outcome: 'success', status: 204 }, msg: 'deleteDataset' },
    {
      level: 40,
      log: 'audit',
      audit: { ...common, outcome: 'failure', failure: 'not-found', status: 404 },
      msg: 'deleteDataset',
    },
  ]);
});
