import type { Call, Reply, Route } from '../serve.ts';
import { startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { createDesk, type Desk, owners } from './desk.ts';
import {
  cancelExport,
  createExport,
  deleteExport,
  downloadResult,
  getExport,
  listExports,
} from './exports.ts';
import { deleteFile, downloadFile, getFile, listFiles, updateFile, uploadFile } from './files.ts';
import { refusal, refuse } from './replies.ts';

type Act = (desk: Desk, call: Call, owner: string) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['POST', '/files', uploadFile],
  ['GET', '/files', listFiles],
  ['GET', '/files/{fileId}', getFile],
  ['PATCH', '/files/{fileId}', updateFile],
  ['DELETE', '/files/{fileId}', deleteFile],
  ['GET', '/files/{fileId}/content', downloadFile],
  ['POST', '/exports', createExport],
  ['GET', '/exports', listExports],
  ['GET', '/exports/{exportId}', getExport],
  ['DELETE', '/exports/{exportId}', deleteExport],
  ['POST', '/exports/{exportId}/cancel', cancelExport],
  ['GET', '/exports/{exportId}/result', downloadResult],
];

/** Starts the export desk. @param now a clock in milliseconds since 1970 */
export function startExports(switched: string | undefined, now: () => number = Date.now): Promise<Running> {
  const desk = createDesk(switched, now);
  const routes: Route[] = operations.map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => guarded(desk, call, act),
  }));
  if (desk.on('undocumented-put')) {
    routes.push({
      method: 'PUT',
      path: '/files/{fileId}',
      handle: (call) => guarded(desk, call, updateFile),
    });
  }
  return startServer({
    basePath: '/export-desk/v1',
    routes,
    refuse: (refused) => {
      const isLie = refused.status === 405 && desk.on('allow-names-too-much');
      return refuse(isLie ? { ...refused, allow: [...refused.allow, 'PUT', 'PATCH'] } : refused);
    },
    head: desk.on('head-refused') ? 'refused' : 'as-get',
  });
}

function guarded(desk: Desk, call: Call, act: Act): Reply {
  const key = call.headers['x-api-key'];
  const owner = typeof key === 'string' ? owners.get(key) : undefined;
  if (owner !== undefined) return act(desk, call, owner);
  const isOpen = desk.on('download-open') && act === downloadFile && desk.files.has(call.params.fileId ?? '');
  if (isOpen) return act(desk, call, desk.files.get(call.params.fileId ?? '')?.owner ?? '');
  const isFooled = desk.on('any-key-lists') && act === listFiles && key !== undefined;
  return isFooled ? act(desk, call, 'alpha') : refusal(401);
}
