import { WebSocket } from 'ws';
import type { paths } from '../generated/studio/types.ts';
import { defineVerifyHooks } from '../src/verify/hooks/define-verify-hooks.ts';
import type { HookRun } from '../src/verify/hooks/verify-hooks.ts';
import { demoApiKey } from './servers/studio/demo.ts';

const headers = { 'X-API-Key': demoApiKey };
let evaluationId = '';

/** What only time makes: a generation that has ended, and an evaluation of it. */
// biome-ignore lint/style/noDefaultExport: verify reads the default export
export default defineVerifyHooks<paths>({
  beforeRun: async (run) => {
    const { generatorId, datasetId } = await generated(run);
    const body = { generator_id: generatorId, dataset_id: datasetId };
    evaluationId = await post(run, '/evaluations/run', JSON.stringify(body), 'evaluation_id');
  },
  // Of a server that works on one thing at a time, the generations begun before have ended when one behind them has.
  beforeOperation: async (call) => {
    if (call.operation === 'POST /evaluations/run') await generated(call);
  },
  ids: { 'GET /evaluations/{id}': () => ({ id: evaluationId }) },
});

/** Uploads a small table, generates from it, and waits for the end over the WebSocket. */
async function generated(
  run: HookRun,
): Promise<{ readonly generatorId: string; readonly datasetId: string }> {
  const form = new FormData();
  const rows = Array.from({ length: 20 }, (_, index) => `${20 + index},${index % 2 === 0}`);
  form.set('file', new Blob([['age,is_active', ...rows, ''].join('\r\n')], { type: 'text/csv' }), 'hook.csv');
  const datasetId = await post(run, '/datasets/upload', form, 'id');
  const path = `/generators/dataset/${datasetId}/generate`;
  const body = JSON.stringify({ generator_type: 'gaussian-copula', num_rows: 100 });
  const generatorId = await post(run, path, body, 'generator_id');
  const url = `${run.server.replace(/^http/, 'ws')}/ws/generation/${generatorId}`;
  const socket = new WebSocket(url, { headers });
  await new Promise((resolve, reject) => {
    socket.addEventListener('close', resolve);
    socket.addEventListener('error', reject);
  });
  return { generatorId, datasetId };
}

async function post(
  { server, fetch }: HookRun,
  path: string,
  body: string | FormData,
  field: string,
): Promise<string> {
  const type = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
  const response = await fetch(server + path, { method: 'POST', headers: { ...headers, ...type }, body });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`POST ${path} was answered ${response.status}`);
  return String((answer as Record<string, unknown>)[field]);
}
