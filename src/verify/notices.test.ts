import { expect, test } from 'vitest';
import { noticesModel } from './notices-document.fixture.ts';
import { type NoticeSwitch, noticesFetch } from './notices-server.fixture.ts';
import { verify } from './verify.ts';

/** What is told of the notices: `code METHOD /path`, each once; notes left out. */
async function found(switched?: NoticeSwitch): Promise<readonly string[]> {
  const { findings } = await verify(noticesModel, {
    server: 'http://notices.example',
    fetch: noticesFetch(switched),
    phases: ['examples', 'sequences'],
    salt: 'test',
    sleep: async () => {},
  });
  const told = findings.filter(({ severity }) => severity !== 'note');
  return [...new Set(told.map(({ code, operation }) => `${code} ${operation}`))];
}

const one = '/notices/{id}';

test.each<[NoticeSwitch, string]>([
  ['draft-withdrawn-400', `refusal-status POST ${one}/withdraw`],
  ['withdrawn-again', `conflict-ignored POST ${one}/withdraw`],
  ['withdrawal-forgotten', `action-without-effect POST ${one}/withdraw`],
  ['withdrawn-changed', `conflict-ignored PATCH ${one}`],
  ['published-deleted', `conflict-ignored DELETE ${one}`],
  ['gone-is-404', `refusal-status GET ${one}`],
  ['restored-anyway', `conflict-ignored POST ${one}/restore`],
  ['restored-as-first', `action-without-effect POST ${one}/restore`],
  ['old-is-current', `version-differs GET ${one}/versions/{number}`],
  ['head-never-304', `not-modified-ignored HEAD ${one}`],
  ['summary-never-304', `not-modified-ignored GET ${one}/summary`],
  ['summary-tag-stays', `etag-unchanged GET ${one}/summary`],
  ['replay-not-told', `response-header-missing POST ${one}/publish`],
  ['replay-refused', `idempotency-ignored POST ${one}/publish`],
  ['blue-is-red', 'created-differs POST /notices'],
  ['patched-blue-is-red', `patch-differs PATCH ${one}`],
  ['priority-ignored', 'created-differs POST /notices'],
])('%s is found: %s', async (switched, want) => {
  expect(await found(switched)).toContain(want);
});

test.each<[NoticeSwitch | undefined]>([[undefined], ['weak-tags']])(
  'nothing is told of %s',
  async (switched) => {
    expect(await found(switched)).toEqual([]);
  },
);
