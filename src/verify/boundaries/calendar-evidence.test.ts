import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { calendarEvidenceOf } from './calendar-evidence.ts';

test.each<[where: string, isRefused: boolean, want: 'error' | 'note']>([
  ['a server that never looks', false, 'note'],
  ['a server that looks elsewhere', true, 'error'],
])('a day that no month has, taken by %s', async (_where, isRefused, want) => {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: { '/days': { get: { responses: { 200: { description: 'Days.' } } } } },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  const world = openWorld(model, { server: 'http://days.example', salt: 'test' });
  const message = 'a request that breaks "format" at query day was accepted';
  calendarEvidenceOf(world).sawAcceptance(world, {
    code: 'invalid-accepted',
    operation,
    message,
    severity: 'note',
  });
  if (isRefused) calendarEvidenceOf(world).sawRefusal();
  await world.close();
  expect(world.findings.map(({ severity }) => severity)).toEqual([want]);
});
