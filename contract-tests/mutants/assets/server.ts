import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Archive, createArchive, finishImports } from './archive.ts';
import * as assets from './assets.ts';
import * as imports from './imports.ts';
import { listAssets } from './list-assets.ts';
import { problem, refuse } from './replies.ts';
import { uploadAsset } from './upload-asset.ts';

type Act = (archive: Archive, call: Call) => Reply;

/** A token of both scopes. */
export const fullToken = 'assets-editor-31c7';
/** A token that may only read. */
export const readToken = 'assets-viewer-d90e';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/assets', listAssets],
  ['POST', '/assets', uploadAsset],
  ['GET', '/assets/{asset_id}', assets.getAsset],
  ['PATCH', '/assets/{asset_id}', assets.describeAsset],
  ['DELETE', '/assets/{asset_id}', assets.deleteAsset],
  ['GET', '/assets/{asset_id}/content', assets.downloadAsset],
  ['POST', '/imports', imports.startImport],
  ['GET', '/imports/{import_id}', imports.getImport],
];

/** Starts the asset library. @param now a clock in milliseconds since 1970 */
export function startAssets(switched: string | undefined, now: () => number = Date.now): Promise<Running> {
  const archive = createArchive(switched, now);
  const extra = [
    ...(archive.on('imports-can-be-deleted')
      ? [['DELETE', '/imports/{import_id}', deleteImport] as const]
      : []),
    ...(archive.on('content-can-be-put')
      ? [['PUT', '/assets/{asset_id}/content', assets.downloadAsset] as const]
      : []),
  ];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      finishImports(archive);
      const refused = refusalOf(archive, method, call);
      return refused === undefined ? act(archive, call) : problem(archive, refused);
    },
  }));
  return startServer({ basePath: '/v3', routes, refuse: (refusal) => refuse(archive, refusal) });
}

/** DELETE /imports/{import_id}, which the document does not have. */
function deleteImport(archive: Archive, call: Call): Reply {
  return archive.imports.delete(call.params.import_id ?? '') ? { status: 204 } : problem(archive, 404);
}

/** Why a request is not admitted; undefined where it is. */
function refusalOf({ on }: Archive, method: string, call: Call): 401 | 403 | undefined {
  const operation = `${method} ${call.template}`;
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (token === fullToken) return undefined;
  const isOpen =
    (on('content-without-token') && operation === 'GET /assets/{asset_id}/content') ||
    (on('any-token-reads') && operation === 'GET /assets/{asset_id}' && token !== undefined);
  if (token !== readToken) return isOpen ? undefined : 401;
  const isUnchecked =
    (on('reader-deletes') && operation === 'DELETE /assets/{asset_id}') ||
    (on('reader-imports') && operation === 'POST /imports');
  return method === 'GET' || isUnchecked ? undefined : 403;
}
