import { expect, test } from 'vitest';
import type { Phase } from './case.ts';
import { type FolderWords, foldersDocument } from './folders-document.fixture.ts';
import { type FolderSwitch, foldersFetch } from './folders-server.fixture.ts';
import { modelOf } from './items-server.fixture.ts';
import { verify } from './verify.ts';

/** What is told of the folders: `code METHOD /path`, each once; notes left out. */
async function found(
  switched?: FolderSwitch,
  words: FolderWords = {},
  phases: readonly Phase[] = ['examples', 'sequences'],
): Promise<readonly string[]> {
  const { findings } = await verify(modelOf(foldersDocument(words)), {
    server: 'http://folders.example',
    fetch: foldersFetch(switched),
    phases,
    salt: 'test',
    sleep: async () => {},
  });
  const told = findings.filter(({ severity }) => severity !== 'note');
  return [...new Set(told.map(({ code, operation }) => `${code} ${operation}`))];
}

test.each<[FolderSwitch, string, (readonly Phase[])?]>([
  ['open-tells-note', 'response-body GET /open/{slug}'],
  ['revoked-stays-open', 'readable-after-delete DELETE /folders/{folderId}/links/{linkId}'],
  ['open-outlives-folder', 'readable-after-delete DELETE /folders/{id}'],
  ['location-elsewhere', 'location-wrong POST /folders/{folderId}/links'],
  ['notes-survive', 'readable-after-delete DELETE /folders/{id}'],
  ['notes-stay-listed', 'readable-after-delete DELETE /folders/{id}'],
  ['count-keeps-deleted', 'count-wrong DELETE /notes/{noteId}'],
  ['count-never-rises', 'count-wrong POST /folders/{folderId}/notes'],
  ['etag-misses-note', 'etag-unchanged PATCH /folders/{id}'],
  ['etag-misses-colour', 'etag-unchanged PATCH /folders/{id}'],
  ['if-match-optional', 'precondition-ignored PATCH /folders/{id}'],
  ['stale-is-404', 'refusal-status PATCH /folders/{id}'],
  ['put-works', 'method-answered PUT /folders/{id}', ['boundaries']],
  ['list-deletable', 'allow-incomplete DELETE /folders', ['boundaries']],
])('%s is found: %s', async (switched, want, phases) => {
  expect(await found(switched, {}, phases)).toEqual([want]);
});

test.each<[FolderSwitch | undefined, FolderWords, (readonly Phase[])?]>([
  [undefined, {}],
  [undefined, {}, ['examples', 'sequences', 'auth', 'boundaries']],
  ['count-is-late', {}],
  ['weak-etags-of-title', {}],
  // What is shown for any key does not hang on what is there.
  ['open-for-any', {}],
  // The document says otherwise, or nothing.
  ['notes-survive', { deletion: 'Its notes stay, and are in no folder.' }],
  ['notes-survive', { deletion: '' }],
  ['if-match-optional', { change: 'If-Match is optional: 428 only where the folder is locked.' }],
  ['count-is-of-all-times', { count: 'How many notes it ever had.' }],
  ['count-never-rises', { count: 'How many published notes it has.' }],
])('nothing is told of %s, %j', async (switched, words, phases) => {
  expect(await found(switched, words, phases)).toEqual([]);
});
