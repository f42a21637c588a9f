import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { assetOf, describe, get, imported, signedIn, startImport, upload, uploaded } from './requests.ts';
import { readToken } from './server.ts';

const list = 'GET /assets';
const create = 'POST /assets';
const read = 'GET /assets/{asset_id}';
const change = 'PATCH /assets/{asset_id}';
const remove = 'DELETE /assets/{asset_id}';
const download = 'GET /assets/{asset_id}/content';
const start = 'POST /imports';

/** The violations of the asset library in what it answers and accepts: all but state and collections. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-without-checksum',
    class: 'response-shape',
    operations: [list],
    summary: 'the assets of the list lack the required checksum',
    witness: async (ask) => valueAt(await get(ask, '/assets'), 'items', 0, 'checksum') === undefined,
  },
  {
    id: 'progress-as-text',
    class: 'response-shape',
    operations: ['GET /imports/{import_id}'],
    summary: 'the progress of an import is a text where it is read',
    witness: async (ask) => valueAt(await imported(ask), 'progress') === '100%',
  },
  {
    id: 'import-is-200',
    class: 'status',
    operations: [start],
    summary: 'the start of an import is a 200, where only 202 is documented',
    witness: async (ask) => (await startImport(ask)).status === 200,
  },
  {
    id: 'never-304',
    class: 'status',
    alsoClass: ['state', 'headers-media'],
    operations: [read],
    summary: 'an asset is sent again though If-None-Match names its ETag',
    witness: async (ask) => {
      const path = await assetOf(ask, 'Logo');
      const etag = String((await get(ask, path)).headers.etag);
      return (await signedIn(ask, 'GET', path, { headers: { 'If-None-Match': etag } })).status === 200;
    },
  },
  {
    id: 'unknown-deleted',
    class: 'status',
    alsoClass: ['state'],
    operations: [remove],
    summary: 'the deletion of an asset that does not exist is a 204, where 404 is documented',
    witness: async (ask) => (await signedIn(ask, 'DELETE', '/assets/a-999999')).status === 204,
  },
  {
    id: 'content-as-octets',
    class: 'headers-media',
    operations: [download],
    summary: 'every file is an application/octet-stream',
    witness: async (ask) =>
      (await get(ask, `${await assetOf(ask, 'Logo')}/content`)).headers['content-type'] ===
      'application/octet-stream',
  },
  {
    id: 'content-inline',
    class: 'headers-media',
    operations: [download],
    summary: 'files are to be shown in the browser, where they are documented as attachments',
    witness: async (ask) =>
      (await get(ask, `${await assetOf(ask, 'Logo')}/content`)).headers['content-disposition']?.startsWith(
        'inline',
      ) === true,
  },
  {
    id: 'signature-in-base64',
    class: 'headers-media',
    operations: [download],
    summary: 'the signature is in Base64, where hexadecimal digits are documented',
    witness: async (ask) =>
      (await get(ask, `${await assetOf(ask, 'Logo')}/content`)).headers['x-checksum-signature']?.endsWith(
        '=',
      ) === true,
  },
  {
    id: 'change-without-etag',
    class: 'headers-media',
    operations: [change],
    summary: 'the answer to a change lacks the required ETag',
    witness: async (ask) => {
      const changed = await describe(ask, await assetOf(ask, 'Logo'), { title: 'New logo' });
      return changed.status === 200 && changed.headers.etag === undefined;
    },
  },
  {
    id: 'limit-0-accepted',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [list],
    summary: 'a limit below the minimum is accepted',
    witness: async (ask) => (await get(ask, '/assets?limit=0')).status === 200,
  },
  {
    id: 'eleven-tags-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [change],
    summary: 'a change may set one tag more than an asset can have',
    witness: async (ask) => {
      const tags = Array.from({ length: 11 }, (_, index) => `tag-${index}`);
      return (await describe(ask, await assetOf(ask, 'Logo'), { tags })).status === 200;
    },
  },
  {
    id: 'any-file-type',
    class: 'input-acceptance',
    operations: [create],
    summary: 'a file of another media type is taken for a text',
    witness: async (ask) => (await upload(ask, {}, { type: 'image/gif' })).status === 201,
  },
  {
    id: 'csv-refused',
    class: 'input-acceptance',
    alsoClass: ['status'],
    operations: [create],
    summary: 'one of the documented media types of files is refused',
    witness: async (ask) => (await upload(ask, {}, { type: 'text/csv', text: 'a,b' })).status === 415,
  },
  {
    id: 'no-entries-accepted',
    class: 'input-acceptance',
    operations: [start],
    summary: 'an import without entries is accepted',
    witness: async (ask) => (await startImport(ask, 0)).status === 202,
  },
  {
    id: 'upload-without-filename',
    class: 'input-acceptance',
    operations: [create],
    summary: 'metadata without the required name of the file are accepted',
    witness: async (ask) => (await upload(ask, { filename: undefined })).status === 201,
  },
  {
    id: 'content-without-token',
    class: 'auth',
    operations: [download],
    summary: 'files can be downloaded without a token',
    witness: async (ask) => (await ask('GET', `${await assetOf(ask, 'Logo')}/content`)).status === 200,
  },
  {
    id: 'any-token-reads',
    class: 'auth',
    operations: [read],
    summary: 'an asset can be read with any token',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nonsense' };
      return (await ask('GET', await assetOf(ask, 'Logo'), { headers })).status === 200;
    },
  },
  {
    id: 'reader-deletes',
    class: 'auth',
    operations: [remove],
    summary: 'a deletion does not need the scope that it is documented with',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${readToken}` };
      return (await ask('DELETE', await assetOf(ask, 'Logo'), { headers })).status === 204;
    },
  },
  {
    id: 'reader-imports',
    class: 'auth',
    operations: [start],
    summary: 'an import does not need the scope that it is documented with',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${readToken}` };
      return (await startImport(ask, 1, { headers })).status === 202;
    },
  },
  {
    id: 'allow-lacks-patch',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /assets/{asset_id}`),
    summary: 'the Allow of a 405 lacks a method that the path has',
    witness: async (ask) => {
      const { status, headers } = await signedIn(ask, 'PUT', '/assets/a-100001');
      return status === 405 && headers.allow?.includes('PATCH') === false;
    },
  },
  {
    id: 'imports-can-be-deleted',
    class: 'methods-routes',
    operations: ['DELETE /imports/{import_id}', 'GET /imports/{import_id}'],
    summary: 'DELETE works on imports, which do not have it',
    witness: async (ask) => {
      const path = `/imports/${String(valueAt(await startImport(ask), 'id'))}`;
      return (await signedIn(ask, 'DELETE', path)).status === 204;
    },
  },
  {
    id: 'content-can-be-put',
    class: 'methods-routes',
    operations: ['PUT /assets/{asset_id}/content', download],
    summary: 'PUT of a file is answered like a download, where it should be a 405',
    witness: async (ask) =>
      (await signedIn(ask, 'PUT', `${await assetOf(ask, 'Logo')}/content`, { body: 'x' })).status === 200,
  },
  {
    id: 'head-is-html',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: [read, 'HEAD /assets/{asset_id}'],
    summary: 'HEAD has another Content-Type than GET',
    witness: async (ask) =>
      (await signedIn(ask, 'HEAD', await assetOf(ask, 'Logo'))).headers['content-type'] === 'text/html',
  },
  {
    id: 'odd-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [list],
    summary: 'a cursor that the server did not give is a 500',
    witness: async (ask) => (await get(ask, '/assets?cursor=nonsense')).status === 500,
  },
  {
    id: 'umlaut-filename-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [download],
    summary: 'the download of a file whose name is not in ASCII is a 500',
    witness: async (ask) =>
      (await get(ask, `${await uploaded(ask, { filename: 'Übersicht.txt' })}/content`)).status === 500,
  },
  {
    id: 'null-metadata-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [create],
    summary: 'metadata that are null are a 500',
    witness: async (ask) => (await upload(ask, null)).status === 500,
  },
  {
    id: 'many-entries-crash',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [start],
    summary: 'an import of as many entries as are allowed is a 500',
    witness: async (ask) => (await startImport(ask, 20)).status === 500,
  },
];
