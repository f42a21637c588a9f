import { expect, test } from 'vitest';
import type { Phase } from './case.ts';
import { type ClubFault, clubFetch, clubModel } from './club-server.fixture.ts';
import { verify } from './verify.ts';

const all: readonly Phase[] = ['examples', 'sequences', 'auth', 'boundaries'];

async function found(fault?: ClubFault, phases = all) {
  const { findings, coverage } = await verify(clubModel, {
    server: 'http://club.example',
    fetch: clubFetch(fault),
    phases,
    salt: 'test',
    maxRequests: 5000,
    sleep: async () => {},
  });
  const unseen = coverage.flatMap(({ operation, successSeen }) =>
    successSeen ? [] : [`${operation.method} ${operation.path}`],
  );
  return { told: [...new Set(findings.map(({ code, operation }) => `${code} ${operation}`))], unseen };
}

test.each<[ClubFault, Phase, string]>([
  ['vote-without-zone', 'examples', 'response-body POST /questions/{questionId}/votes'],
  ['emoji-crashes', 'boundaries', 'server-error POST /questions/{questionId}/votes'],
  ['any-password', 'auth', 'bad-credentials-accepted POST /session'],
  ['any-user', 'auth', 'bad-credentials-accepted POST /session'],
  ['start-of-password', 'auth', 'bad-credentials-accepted POST /session'],
  ['pattern-crashes', 'boundaries', 'server-error GET /questions'],
  ['call-without-phone', 'sequences', 'response-body GET /tasks/{taskId}'],
  ['call-loses-title', 'sequences', 'created-differs POST /tasks'],
  ['title-not-kept', 'sequences', 'patch-differs PATCH /tasks/{taskId}'],
  ['note-not-removed', 'sequences', 'patch-differs PATCH /tasks/{taskId}'],
  ['note-without-default', 'sequences', 'patch-differs PATCH /tasks/{taskId}'],
  ['longest-key-crashes', 'boundaries', 'server-error POST /tasks'],
  ['longest-key-refused', 'boundaries', 'valid-refused POST /tasks'],
  ['bare-missing', 'boundaries', 'response-body GET /questions/{questionId}/drafts/{number}'],
])('%s is found', async (fault, phase, want) => {
  expect((await found(fault, [phase])).told).toContain(want);
});

test('nothing is told of a club that keeps to its document, and all of it was seen', async () => {
  expect(await found()).toEqual({ told: [], unseen: [] });
});
