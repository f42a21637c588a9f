import { describe, expect, test } from 'vitest';
import type { Phase } from './case.ts';
import { deskModel } from './desk-document.fixture.ts';
import { type DeskFault, deskFetch } from './desk-server.fixture.ts';
import { verify } from './verify.ts';

async function found(fault: DeskFault | undefined, ...phases: readonly Phase[]): Promise<readonly string[]> {
  const { findings } = await verify(deskModel, {
    server: 'http://desk.example',
    fetch: deskFetch(fault),
    auth: { token: 'agent' },
    secondUser: { Authorization: 'Bearer customer' },
    phases,
    sleep: async () => {},
    salt: 'test',
  });
  return findings.map(({ code, method, path, detail }) => `${code} ${method} ${path} ${detail ?? ''}`.trim());
}

const one = '/tickets/{id}';

describe('a desk that leaves its document', () => {
  test.each<[DeskFault, string, Phase?]>([
    ['map-replaced', `patch-changes-others PATCH ${one} merge`],
    ['null-kept', `patch-differs PATCH ${one} null`],
    ['open-reopened', `conflict-ignored POST ${one}/reopen again`],
    ['closed-again', `conflict-ignored POST ${one}/close again`],
    ['assignee-stays', `action-without-effect DELETE ${one}/assignee taken-away`],
    ['last-not-closed', 'action-without-effect POST /tickets/close bulk'],
    ['anybody-closes', 'scope-ignored POST /tickets/close audience', 'auth'],
    ['header-counts-page', 'total-wrong GET /tickets total in a header'],
    ['end-left-out', 'filter-ignored GET /tickets created_to'],
    ['beginning-left-out', 'filter-ignored GET /tickets created_from'],
    ['options-lack-patch', `allow-incomplete OPTIONS ${one} options`, 'boundaries'],
    ['options-refused', `allow-incomplete OPTIONS ${one} options`, 'boundaries'],
  ])('%s', async (fault, want, phase = 'sequences') => {
    expect(await found(fault, phase)).toContain(want);
  });

  test('a property of the item that the body does not have', async () => {
    expect(await found('owner-taken', 'boundaries')).toEqual([
      expect.stringContaining(`invalid-accepted PATCH ${one}`),
    ]);
  });
});

test.each([undefined, 'finer-times'] as const)('%s is no fault', async (oddity) => {
  expect(await found(oddity, 'examples', 'sequences', 'auth', 'boundaries')).toEqual([]);
});
