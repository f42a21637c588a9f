import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { inferResources } from './infer-resources.ts';
import { roleText } from './roles.fixture.ts';

const file = fileURLToPath(
  new URL('../../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
);

// A document of 1,223 operations: what is nested under two parameters, and two paths to the same comments.
test('issues and comments of GitHub', { timeout: 20_000 }, async () => {
  const loaded = await loadModel(file);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const { resources, roles } = inferResources(loaded.value);
  expect(roles.size).toBe(loaded.value.operations.length);
  const about =
    /^\/repos\/\{owner\}\/\{repo\}\/(?:issues(?:\/\{issue_number\})?(?:\/comments(?:\/\{comment_id\})?|\/lock)?)?$/;
  const base = '/repos/{owner}/{repo}';
  const scope = '{owner} - of -, {repo} - of -';
  const since = 'since at-least updated_at, sort sort plain direction';
  const told = [...roles].flatMap(([operation, role]) =>
    about.test(operation.path) ? [roleText(operation, role)] : [],
  );
  expect(told).toEqual([
    `GET ${base}/issues: list repos/issues, page page per_page 30/100, state equals state, labels contains labels, ${since}, ${scope}`,
    `POST ${base}/issues: create repos/issues 201, ${scope}`,
    `GET ${base}/issues/comments: list repos/issues/comments, page page per_page 30/100, ${since}, ${scope}`,
    `GET ${base}/issues/comments/{comment_id}: read repos/issues/comments, ${scope}`,
    `DELETE ${base}/issues/comments/{comment_id}: delete repos/issues/comments 204, no item, ${scope}`,
    `PATCH ${base}/issues/comments/{comment_id}: patch repos/issues/comments 200, ${scope}`,
    `GET ${base}/issues/{issue_number}: read repos/issues, ${scope}`,
    `PATCH ${base}/issues/{issue_number}: patch repos/issues 200, ${scope}`,
    `GET ${base}/issues/{issue_number}/comments: list repos/issues/comments, page page per_page 30/100, since at-least updated_at, ${scope}, {issue_number} - of repos/issues`,
    `POST ${base}/issues/{issue_number}/comments: create repos/issues/comments 201, ${scope}, {issue_number} - of repos/issues`,
    `PUT ${base}/issues/{issue_number}/lock: action repos/issues 204, no item, sets {"locked":true}, from any, ${scope}`,
    `DELETE ${base}/issues/{issue_number}/lock: action repos/issues 204, no item, sets {"locked":false}, from any, ${scope}`,
  ]);
  expect(resources.get('repos/issues')?.id).toMatchObject({ property: 'number', parameter: 'issue_number' });
  expect(resources.get('repos/issues')?.parent).toBeUndefined();
  expect(resources.get('repos/issues/comments')?.id?.property).toBe('id');
});
