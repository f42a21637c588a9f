import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { createCheckedFetch } from '../shared/checked-fetch.ts';
import { startMain } from '../shared/main-process.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { definePipeline, execute, textAt } from './define-for-test.ts';
import { logIn } from './log-in.ts';
import { start } from './start-for-test.ts';
import { demoUser } from './users.ts';

const batches = (batch_size: number) => ({ execution_params: { batch_size } });

test('an execution reads its source batch by batch', async () => {
  let now = new Date('2025-06-15T14:00:00Z');
  const { server, call } = await start({ clock: () => now });
  const { pipeline } = await definePipeline(call);
  const execution = await execute(call, pipeline, batches(12));
  const seen = [];
  for (let step = 0; step < 5; step += 1) {
    const { body } = await call(`GET ${execution}`);
    seen.push(
      ['status', 'records_processed', 'records_failed'].map((name) => valueAt(body, `/data/${name}`)),
    );
    now = new Date(now.getTime() + 1000);
    await server.advance();
  }
  expect(seen).toEqual([
    ['pending', 0, 0],
    ['running', 0, 0],
    ['running', 11, 0],
    ['running', 21, 1],
    ['completed', 27, 1],
  ]);
  expect((await call(`GET ${execution}`)).body).toMatchObject({
    data: { started_at: '2025-06-15T14:00:01.000Z', ended_at: '2025-06-15T14:00:04.000Z' },
  });
  const { body } = await call('GET /monitoring/metrics?component=ingestion');
  expect(body).toMatchObject({
    data: [
      { metric_name: 'records_failed_percent', value: 3.6 },
      { metric_name: 'records_processed', value: 27 },
    ],
  });
});

test('rows that are marked as deleted come when they are asked for, and no row comes twice', async () => {
  const { server, call } = await start();
  const { pipeline } = await definePipeline(call);
  const processed = [];
  for (const include_deleted of [false, true]) {
    const execution = await execute(call, pipeline, { execution_params: { include_deleted } });
    for (const _step of ['begin', 'end']) await server.advance();
    processed.push(valueAt((await call(`GET ${execution}`)).body, '/data/records_processed'));
  }
  expect(processed).toEqual([27, 29]);
  await call('POST /quality/rules', {
    json: {
      rule_name: 'All',
      dataset: 'shop',
      rule_type: 'row_count',
      parameters: { min: 29, max: 29 },
      severity: 'low',
    },
  });
  expect((await call('POST /quality/validate/shop')).body).toMatchObject({ data: { status: 'passed' } });
});

test('what is used is neither changed nor deleted', async () => {
  const { server, call } = await start();
  const { source, pipeline } = await definePipeline(call);
  const execution = await execute(call, pipeline);
  const busy = `Execution ${execution.split('/').at(-1)} has not ended`;
  const change = { source_name: 'x', source_type: 'GCS', connection_details: {} };
  const refused = [
    await call(`POST ${pipeline}/execute`, { json: {} }),
    await call(`DELETE ${pipeline}`),
    await call(`PUT ${source}`, { json: change }),
    await call(`DELETE ${source}`),
  ];
  expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
  const messages = refused.map(({ body }) => valueAt(body, '/message'));
  expect(messages.slice(0, 3)).toEqual([busy, busy, busy]);
  expect(messages[3]).toMatch(/^Pipeline .* reads this source$/);
  for (const _step of ['begin', 'end']) await server.advance();
  const done = [await call(`PUT ${source}`, { json: change }), await call(`DELETE ${pipeline}`)];
  expect([...done, await call(`DELETE ${source}`)].map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await call(`GET ${execution}`)).status).toBe(200);
});

test('a pipeline that is switched off is not executed', async () => {
  const { call } = await start();
  const { source, pipeline } = await definePipeline(call);
  const source_id = source.split('/').at(-1);
  const json = { pipeline_name: 'x', source_id, target_dataset: 'a', target_table: 'b', is_active: false };
  await call(`PUT ${pipeline}`, { json });
  expect((await call(`POST ${pipeline}/execute`, { json: {} })).body).toMatchObject({
    error: 'EXECUTION_ERROR',
    message: 'The pipeline is not active',
  });
});

test('what runs and what waits is taken up again by the next server', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const first = await start({ database });
  const [one, other] = [await definePipeline(first.call), await definePipeline(first.call)];
  const running = await execute(first.call, one.pipeline, batches(20));
  for (const _step of ['begin', 'a batch']) await first.server.advance();
  const waiting = await execute(first.call, other.pipeline);
  await first.server.close();
  const second = await start({ database });
  expect((await second.call(`GET ${running}`)).body).toMatchObject({
    data: { status: 'running', records_processed: 18 },
  });
  for (const _step of ['begin', 'end']) await second.server.advance();
  const ends = [await second.call(`GET ${running}`), await second.call(`GET ${waiting}`)];
  expect(ends.map(({ body }) => valueAt(body, '/data'))).toMatchObject([
    { status: 'completed', records_processed: 27 },
    { status: 'completed', records_processed: 27 },
  ]);
});

test('a process that falls loses nothing', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const callOf = async (url: string) => {
    const { access_token: token } = await logIn(url, demoUser);
    return createCheckedFetch(model, url, { Authorization: `Bearer ${token}` });
  };
  const { model } = (await start()).server;
  const first = await startMain('pipeline', ['--database', database]);
  onTestFinished(() => first.kill());
  const call = await callOf(first.url);
  const { pipeline } = await definePipeline(call);
  const execution = await execute(call, pipeline, batches(1));
  await first.kill();
  const second = await startMain('pipeline', ['--database', database]);
  onTestFinished(() => second.kill());
  const again = await callOf(second.url);
  await expect
    .poll(async () => (await again(`GET ${execution}`)).body, { timeout: 15_000 })
    .toMatchObject({ data: { status: 'completed', records_processed: 27, records_failed: 1 } });
  expect(await second.stop()).toBe(0);
}, 40_000);

describe('callbacks', () => {
  /** Executes with a callback, and takes steps a minute apart. */
  async function callBack(url: string, answers: readonly (number | Error)[], hosts?: readonly string[]) {
    let now = new Date('2025-06-15T14:00:00Z');
    const asked: { url: string; body: unknown; at: string }[] = [];
    const send: typeof fetch = async (target, init) => {
      asked.push({
        url: String(target),
        body: JSON.parse(String(init?.body)),
        at: now.toISOString().slice(14, 19),
      });
      const answer = answers[asked.length - 1] ?? 204;
      if (answer instanceof Error) throw answer;
      return new Response(null, { status: answer });
    };
    const options = { clock: () => now, fetch: send, ...(hosts && { callbackHosts: hosts }) };
    const { server, call } = await start(options);
    const { pipeline } = await definePipeline(call);
    const execution = await execute(call, pipeline, { callback_url: url });
    for (let step = 0; step < 6; step += 1) {
      await server.advance();
      now = new Date(now.getTime() + 60_000);
    }
    const alerts = await call('GET /monitoring/alerts?severity=low');
    return { asked, alert: textAt(alerts, '/0/title'), execution: (await call(`GET ${execution}`)).body };
  }

  test('say what the execution says, once', async () => {
    const { asked, execution } = await callBack('http://127.0.0.1:9/hook', [200]);
    expect(asked).toEqual([{ url: 'http://127.0.0.1:9/hook', body: execution, at: '01:00' }]);
  });

  test('are tried three times in all', async () => {
    const { asked, alert } = await callBack('http://localhost/hook', [500, new Error('reset'), 404]);
    expect(asked.map(({ at }) => at)).toEqual(['01:00', '02:00', '03:00']);
    expect(alert).toMatch(/^Nobody was told of execution .* at localhost: it answered 404$/);
  });

  test('are not followed elsewhere', async () => {
    const { asked } = await callBack('http://localhost/hook', [302, 204]);
    expect(asked.map(({ url }) => url)).toEqual(['http://localhost/hook', 'http://localhost/hook']);
  });

  const hosts: [url: string, allowed: readonly string[] | undefined, sent: number][] = [
    ['https://hooks.acme.dev/x', undefined, 0],
    ['https://hooks.acme.dev/x', ['hooks.acme.dev'], 1],
    ['http://hooks.acme.dev@169.254.169.254/x', ['hooks.acme.dev'], 0],
    ['http://[::1]:9/x', undefined, 1],
  ];
  test.each(hosts)('to %s, where %j may be called: %i', async (url, allowed, sent) => {
    const { asked, alert } = await callBack(url, [], allowed);
    expect(asked.length).toBe(sent);
    if (sent === 0) expect(alert).toMatch(/this deployment does not call that host$/);
  });

  test.each(['ftp://127.0.0.1/x', 'javascript:alert(1)', 'word'])('not to %s', async (callback_url) => {
    const { call } = await start();
    const { pipeline } = await definePipeline(call);
    const answer = await call(`POST ${pipeline}/execute`, { json: { callback_url } });
    expect([answer.status, valueAt(answer.body, '/error')]).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('reach a real receiver', async () => {
    const received: string[] = [];
    const receiver = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => received.push(chunk));
      request.on('end', () => response.writeHead(204).end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void receiver.close());
    const { server, call } = await start();
    const { pipeline } = await definePipeline(call);
    const { port } = receiver.address() as AddressInfo;
    const execution = await execute(call, pipeline, { callback_url: `http://127.0.0.1:${port}/hook` });
    for (const _step of ['begin', 'end']) await server.advance();
    expect(JSON.parse(received.join(''))).toEqual((await call(`GET ${execution}`)).body);
  });
});
