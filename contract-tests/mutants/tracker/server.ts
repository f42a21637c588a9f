import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Board, createBoard } from './board.ts';
import * as issues from './issues.ts';
import * as labels from './labels.ts';
import { listIssues } from './list-issues.ts';
import { fail, refuse } from './replies.ts';

type Act = (board: Board, call: Call, user: string) => Reply;

/** Who may log in. */
export const logins: Readonly<Record<string, string>> = { 'ann:red-kite': 'ann', 'ben:blue-tit': 'ben' };

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/issues', listIssues],
  ['POST', '/issues', issues.createIssue],
  ['GET', '/issues/{issueId}', issues.getIssue],
  ['PATCH', '/issues/{issueId}', issues.changeIssue],
  ['DELETE', '/issues/{issueId}', issues.deleteIssue],
  ['POST', '/issues/{issueId}/labels', issues.addLabels],
  ['GET', '/labels', labels.listLabels],
  ['POST', '/labels', labels.createLabel],
  ['DELETE', '/labels', labels.deleteLabels],
  ['GET', '/labels/{labelId}', labels.getLabel],
];

const put: (typeof operations)[number] = ['PUT', '/issues/{issueId}', issues.putIssue];

/** Starts the tracker. */
export function startTracker(switched: string | undefined): Promise<Running> {
  const board = createBoard(switched);
  const routes: Route[] = [...operations, ...(board.on('put-works') ? [put] : [])].map(
    ([method, path, act]) => ({
      method,
      path,
      handle: (call) => {
        const user = userOf(board, `${method} ${path}`, call);
        return user === undefined ? fail(board, 401) : act(board, call, user);
      },
    }),
  );
  return startServer({
    basePath: '/api',
    routes,
    refuse: (refused) => refuse(board, refused),
    head: board.on('head-refused') ? 'refused' : 'as-get',
  });
}

/** Who asks; a violation looks away at one operation. */
function userOf({ on }: Board, operation: string, call: Call): string | undefined {
  const { authorization } = call.headers;
  const text = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const login = Buffer.from(text, 'base64').toString();
  if (Object.hasOwn(logins, login)) return logins[login];
  if (on('labels-without-login') && operation === 'GET /labels') return 'ann';
  if (on('any-password') && operation === 'POST /labels' && text !== '') return 'ann';
  return undefined;
}
