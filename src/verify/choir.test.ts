import { expect, test } from 'vitest';
import {
  type ChoirFault,
  type ChoirOddity,
  choirFetch,
  choirModel,
  choirToken,
} from './choir-server.fixture.ts';
import { verify } from './verify.ts';

async function found(switched?: ChoirFault | ChoirOddity): Promise<readonly string[]> {
  const { findings } = await verify(choirModel, {
    server: 'http://choir.example',
    fetch: choirFetch(switched),
    headers: { Authorization: choirToken },
    phases: ['examples', 'sequences', 'auth', 'boundaries'],
    salt: 'test',
    sleep: async () => {},
  });
  return [...new Set(findings.map(({ code, operation }) => `${code} ${operation}`))];
}

test.each<[ChoirFault, string]>([
  ['cast-twice', 'conflict-ignored POST /castings'],
  ['cast-twice-is-400', 'refusal-status POST /castings'],
  ['uncast-stays-cast', 'readable-after-delete DELETE /castings/{castingId}'],
  ['two-concerts-at-once', 'conflict-ignored POST /castings'],
  ['passive-is-cast', 'conflict-ignored POST /castings'],
  ['passive-is-400', 'refusal-status POST /castings'],
  ['cast-singer-removed', 'conflict-ignored DELETE /singers/{singerId}'],
  ['unknown-singer-is-400', 'refusal-status POST /castings'],
  ['unknown-concert-cast', 'unknown-id-answered POST /castings'],
  ['reviewed-twice', 'conflict-ignored POST /concerts/{concertId}/reviews'],
  ['cancelled-is-reviewed', 'conflict-ignored POST /concerts/{concertId}/reviews'],
  ['any-token-reviews', 'bad-credentials-accepted POST /concerts/{concertId}/reviews'],
])('%s is found', async (fault, want) => {
  expect(await found(fault)).toContain(want);
});

test.each<[ChoirOddity | undefined]>([[undefined], ['long-ids']])(
  'nothing is told of a choir that keeps to its document: %s',
  async (oddity) => {
    expect(await found(oddity)).toEqual([]);
  },
);
