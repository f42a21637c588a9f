import { createMock } from '../src/mock/mock.ts';
import { describeContract } from '../src/vitest.ts';
import { loadSpecModel } from './ask.ts';

// There is no real server of studio yet: the document is held against its mock alone, which remembers nothing.

const model = await loadSpecModel('studio');
const server = { fetch: createMock(model).fetch };
const skip = [
  {
    case: 'watchGeneration/success',
    reason: 'the mock speaks no WebSocket, and answers 426 as documented for a plain request',
  },
];

describeContract(model, {
  name: 'the mock of studio, with a bearer token',
  server,
  headers: { Authorization: 'Bearer any' },
  stateless: true,
  skip,
});

describeContract(model, {
  name: 'the mock of studio, with an API key',
  server,
  headers: { 'X-API-Key': 'any' },
  phases: ['examples'],
  stateless: true,
  skip,
});
