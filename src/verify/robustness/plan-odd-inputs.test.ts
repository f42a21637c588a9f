import { describe, expect, test } from 'vitest';
import { annsKey, type Fault, notesFetch, notesModel } from '../auth/notes-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planOddInputs } from './plan-odd-inputs.ts';

async function found(fault?: Fault) {
  const world = openWorld(notesModel, {
    server: 'http://notes.example',
    fetch: notesFetch(fault),
    headers: { 'X-Key': annsKey },
    salt: 'test',
  });
  for (const one of planOddInputs(notesModel, notesModel.operations)) await runCase(world, one, []);
  await world.close();
  return world.findings.map(({ code, operation, case: id }) => `${code} ${operation} ${id}`);
}

describe('what breaks a server is found', () => {
  const faults: readonly (readonly [Fault, readonly string[]])[] = [
    [
      'nul-crashes',
      ['server-error POST /notes createNote/odd/text', 'server-error PATCH /notes/{id} changeNote/odd/text'],
    ],
    [
      'huge-crashes',
      [
        'server-error POST /notes createNote/odd/number',
        'server-error PATCH /notes/{id} changeNote/odd/number',
      ],
    ],
    [
      'odd-path-crashes',
      [
        'server-error GET /notes/{id} getNote/odd/path',
        'server-error DELETE /notes/{id} deleteNote/odd/path',
        'server-error PATCH /notes/{id} changeNote/odd/path',
      ],
    ],
  ];
  test.each(faults)('%s', async (fault, want) => {
    expect(await found(fault)).toEqual(want);
  });
});

test('a server that refuses or takes them all is left alone', async () => {
  expect(await found()).toEqual([]);
});
