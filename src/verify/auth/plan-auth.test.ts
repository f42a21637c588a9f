import { describe, expect, test } from 'vitest';
import { verify } from '../verify.ts';
import { annsKey, bobsKey, type Fault, notesFetch, notesModel } from './notes-server.fixture.ts';

async function found(fault?: Fault, hasSecond = true) {
  const { findings, notes, skipped } = await verify(notesModel, {
    server: 'http://notes.example',
    fetch: notesFetch(fault),
    headers: { 'X-Key': annsKey },
    ...(hasSecond && { secondUser: { 'X-Key': bobsKey } }),
    phases: ['auth'],
    salt: 'test',
  });
  const brief = (list: typeof findings) => list.map(({ code, operation }) => `${code} ${operation}`);
  return { findings: brief(findings), notes: brief(notes), skipped: skipped.map(({ reason }) => reason) };
}

describe('what is wrong is found, and blamed on the operation', () => {
  const faults: readonly (readonly [Fault, readonly string[]])[] = [
    ['read-open', ['auth-ignored GET /notes/{id}']],
    ['delete-open', ['auth-ignored DELETE /notes/{id}']],
    ['any-key-creates', ['bad-credentials-accepted POST /notes']],
    ['prefix-lists', ['bad-credentials-accepted GET /notes']],
    ['bearer-lists', ['wrong-scheme-accepted GET /notes']],
    [
      'query-keys',
      [
        'wrong-scheme-accepted GET /notes/{id}',
        'wrong-scheme-accepted DELETE /notes/{id}',
        'wrong-scheme-accepted PATCH /notes/{id}',
      ],
    ],
    ['bare-is-404', ['auth-status DELETE /notes/{id}']],
    ['foreign-read', ['foreign-object GET /notes/{id}']],
    ['foreign-change', ['foreign-object PATCH /notes/{id}']],
    ['foreign-listed', ['foreign-object GET /notes']],
    ['status-closed', ['valid-refused GET /status']],
  ];
  test.each(faults)('%s', async (fault, want) => {
    expect((await found(fault)).findings).toEqual(want);
  });
});

describe('what is right is left alone', () => {
  const oddities: readonly (readonly [Fault | undefined, readonly string[]])[] = [
    [undefined, []],
    ['foreign-is-404', []],
    ['any-key-everywhere', ['bad-credentials-accepted GET /notes']],
  ];
  test.each(oddities)('%s', async (oddity, notes) => {
    expect(await found(oddity)).toMatchObject({ findings: [], notes });
  });

  test('without a second user nothing is said of owners', async () => {
    const { findings, skipped } = await found('foreign-read', false);
    expect(findings).toEqual([]);
    expect(skipped).toEqual(['the run was given no second user']);
  });
});
