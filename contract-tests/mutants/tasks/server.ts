import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Board, createBoard } from './board.ts';
import { listTasks } from './list-tasks.ts';
import { failure } from './replies.ts';
import * as tasks from './tasks.ts';

type Act = (board: Board, call: Call) => Reply;

/** What the benchmark signs in with. */
export const goodToken = 'team-token-90f2c1';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/tasks', listTasks],
  ['POST', '/tasks', tasks.createTask],
  ['GET', '/tasks/{task_id}', tasks.getTask],
  ['PATCH', '/tasks/{task_id}', tasks.updateTask],
  ['DELETE', '/tasks/{task_id}', tasks.deleteTask],
  ['POST', '/tasks/{task_id}/complete', tasks.completeTask],
];

/** Starts the tasks. @param wait waits for some milliseconds */
export function startTasks(
  switched: string | undefined,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Running> {
  const board = createBoard(switched);
  const extra = board.on('put-works') ? [['PUT', '/tasks/{task_id}', tasks.getTask] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: async (call) => {
      if (board.on('slow')) await wait(40);
      return isAdmitted(board, call) ? act(board, call) : failure(board, 401);
    },
  }));
  return startServer({
    basePath: '/api/v1',
    routes,
    refuse: ({ kind, status, allow }) => {
      const reply = failure(board, status);
      return kind === 'method' ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
    },
  });
}

function isAdmitted({ on }: Board, call: Call): boolean {
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (token === goodToken) return true;
  if (on('any-token-deletes') && call.method === 'DELETE' && token !== undefined) return true;
  return on('complete-without-token') && call.template.endsWith('/complete') && token === undefined;
}
