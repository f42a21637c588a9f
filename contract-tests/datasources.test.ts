import { createMock } from '../src/mock/mock.ts';
import { describeContract } from '../src/vitest.ts';
import { loadSpecModel } from './ask.ts';

// There is no real server of the data sources yet: the document is held against its mock alone, which remembers
// nothing. Both APIs are in one document, each below the base path of its own.

const model = await loadSpecModel('datasources');
const server = { fetch: createMock(model).fetch };

describeContract(model, {
  name: 'the mock of datasources, with a bearer token',
  server,
  headers: { Authorization: 'Bearer any' },
  stateless: true,
});

describeContract(model, {
  name: 'the mock of datasources, with an API key',
  server,
  headers: { 'X-API-Key': 'any' },
  phases: ['examples'],
  stateless: true,
});
