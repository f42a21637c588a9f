import { describe, expect, test } from 'vitest';
import { boxesModel } from './boxes-document.fixture.ts';
import { type BoxSwitch, boxesFetch } from './boxes-server.fixture.ts';
import type { Phase } from './case.ts';
import { verify } from './verify.ts';

/** What is told of the boxes: `code METHOD /path`, each once; notes left out. */
async function found(switched?: BoxSwitch, says = '', phases: readonly Phase[] = ['sequences']) {
  const { findings, skipped, coverage } = await verify(boxesModel(says), {
    server: 'http://boxes.example',
    fetch: boxesFetch(switched),
    auth: { oauth: 'writer' },
    secondUser: { Authorization: 'Bearer reader' },
    phases,
    salt: 'test',
    sleep: async () => {},
  });
  const told = [...new Set(findings.map(({ code, operation }) => `${code} ${operation}`))];
  return { told, skipped, unseen: coverage.filter(({ successSeen }) => !successSeen) };
}

describe('what is wrong is found', () => {
  test.each<[BoxSwitch, readonly Phase[], string]>([
    ['tag-twice-refused', ['sequences'], 'refusal-status PUT /boxes/{id}/tags/{tag}'],
    ['tag-absent-204', ['sequences'], 'unknown-id-answered DELETE /boxes/{id}/tags/{tag}'],
    ['tag-stays', ['sequences'], 'listed-after-delete DELETE /boxes/{id}/tags/{tag}'],
    ['tag-not-kept', ['sequences'], 'action-without-effect PUT /boxes/{id}/tags/{tag}'],
    ['sealed-twice', ['sequences'], 'conflict-ignored POST /boxes/{id}/seal'],
    ['nowhere-location', ['sequences'], 'location-wrong POST /reports'],
    ['cursor-endless', ['sequences'], 'cursor-endless POST /boxes/search'],
    ['search-day-lost', ['sequences'], 'filter-ignored POST /boxes/search'],
    ['search-ascending', ['sequences'], 'sort-ignored POST /boxes/search'],
    ['weights-as-texts', ['sequences'], 'sort-ignored POST /boxes/search'],
    ['bulk-not-kept', ['sequences'], 'not-readable-after-create POST /boxes/bulk'],
    ['loaded-deleted', ['sequences'], 'conflict-ignored DELETE /boxes/{id}'],
    ['bulk-by-readers', ['auth'], 'scope-ignored POST /reports'],
    ['reader-is-401', ['auth'], 'auth-status POST /reports'],
  ])('%s', async (switched, phases, want) => {
    expect((await found(switched, '', phases)).told).toContain(want);
  });
});

describe('what is right is left alone', () => {
  test.each<[BoxSwitch | undefined, string, readonly Phase[]]>([
    [undefined, '', ['examples', 'sequences', 'auth']],
    // A search that asks for something is another thing than a list.
    ['search-needs-text', '', ['sequences']],
    // The document says nothing of what is there already, or is not there.
    ['tag-twice-refused', 'About tags.', ['sequences']],
    ['tag-absent-204', 'About tags.', ['sequences']],
    ['sealed-twice', 'What is open is a 409.', ['sequences']],
    ['loaded-deleted', 'A box that is open is a 409.', ['sequences']],
    ['loaded-deleted', 'A box with a pending load is a 409.', ['sequences']],
    ['sealed-twice', 'What was sealed three times already is a 409.', ['sequences']],
  ])('%s, %s', async (switched, says, phases) => {
    expect((await found(switched, says, phases)).told).toEqual([]);
  });

  test('every operation is answered with a success', async () => {
    const { unseen } = await found(undefined, '', ['examples', 'sequences', 'boundaries']);
    expect(unseen.map(({ operation }) => operation.operationId)).toEqual([]);
  });
});
