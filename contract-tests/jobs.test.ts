import { createMock } from '../src/mock/mock.ts';
import { loadModel } from '../src/model/load.ts';
import { describeContract } from '../src/vitest.ts';
import { demoApiKey, startServer } from './servers/jobs/server.ts';

const loaded = await loadModel(new URL('../spec/jobs/openapi.yaml', import.meta.url).pathname);
if (!loaded.ok) throw new Error('spec/jobs cannot be used');
const model = loaded.value;
const headers = { Authorization: `Bearer ${demoApiKey}` };

describeContract(model, { name: 'the jobs server', server: () => startServer({ limits: 'off' }), headers });

describeContract(model, {
  name: 'the mock of jobs',
  server: { fetch: createMock(model).fetch },
  headers,
  stateless: true,
});
