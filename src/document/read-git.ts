import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ToolkitError } from '../error.ts';

/** A file in a revision of a repository, as `git:main:spec/openapi.yaml` names it. */
export interface GitReference {
  /** As the user wrote it: a branch, tag or commit, `HEAD~1`. */
  readonly revision: string;
  /** Empty where only a revision was named. */
  readonly path: string;
}

/** `git:main:spec/openapi.yaml` taken apart; undefined for what does not start with `git:`. */
export function parseGitReference(reference: string): GitReference | undefined {
  const match = /^git:([^:]*)(?::(.*))?$/s.exec(reference);
  return match ? { revision: match[1] ?? '', path: match[2] ?? '' } : undefined;
}

/**
 * The URI of a file in a revision: `git:main:shop/spec/openapi.yaml`.
 *
 * As with git itself, a path starts at the top of the repository; one with `./` or `../`, or an absolute one, is a
 * place seen from the working directory.
 *
 * @throws ToolkitError E_INPUT outside of a repository, E_USAGE for what cannot be a revision or a path in one
 */
export function gitUri({ revision, path }: GitReference, cwd: string): string {
  checkRevision(revision);
  if (path === '') {
    throw new ToolkitError('E_USAGE', `"git:${revision}" names a revision, but no file in it`, {
      hint: `Write git:${revision}:path/to/openapi.yaml.`,
    });
  }
  const top = repositoryOf(cwd);
  const base = /^\.\.?(?:\/|$)/.test(path) ? cwd : top;
  const inside = relative(top, resolve(base, path)).split(sep).join('/');
  if (inside !== '' && inside !== '..' && !inside.startsWith('../')) return `git:${revision}:${inside}`;
  throw new ToolkitError('E_USAGE', `${path} is not a file in the repository ${top}`, {
    hint: 'Name a path inside the repository, from its top or with ./ from the working directory.',
  });
}

/**
 * Reads a file as it is in a revision. Nothing is checked out, no filter of the repository's settings is run.
 *
 * @throws ToolkitError E_INPUT when the revision or the file is not there, or is too large
 */
export async function readGit(uri: string, options: { cwd: string; maxBytes: number }): Promise<string> {
  const reference = parseGitReference(uri);
  if (!reference) throw new Error(`${uri} is not a git reference`);
  const { revision, path } = reference;
  checkRevision(revision);
  const top = repositoryOf(options.cwd);
  const commit = await commitOf(revision, top);
  const output = await git(['cat-file', 'blob', `${commit}:${path}`], top, options.maxBytes);
  if (output.ok) return output.text;
  if (output.reason === 'size') throw unreadable(`${path} in ${revision} is larger than the limit`, sizeHint);
  throw unreadable(
    `there is no file ${path} in the revision ${revision} (${commit.slice(0, 12)})`,
    `Check the path with "git ls-tree -r --name-only ${revision}"; it starts at the top of the repository.`,
  );
}

const sizeHint = 'Raise the limit with --max-bytes.';

const commits = new Map<string, Promise<string>>();

/** The commit that a revision stands for; looked up once, so that all files come from the same one. */
function commitOf(revision: string, top: string): Promise<string> {
  const key = `${top}\0${revision}`;
  const known = commits.get(key);
  if (known !== undefined) return known;
  const commit = resolveCommit(revision, top);
  commits.set(key, commit);
  // A branch moves on while a long-running process reads again.
  void commit.catch(() => undefined).finally(() => setTimeout(() => commits.delete(key), 1000).unref());
  return commit;
}

async function resolveCommit(revision: string, top: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const output = await git(args, top, 1000);
  const commit = output.ok ? output.text.trim() : '';
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw unreadable(
    `the repository ${top} has no revision ${revision}`,
    'Name a branch, a tag or a commit. In CI, fetch it first: a shallow clone has only one (actions/checkout: fetch-depth: 0).',
  );
}

/** Letters, digits and what refs and their suffixes hold; never an option, a range or a search. */
function checkRevision(revision: string): void {
  if (/^[\w@][\w./@{}^~+-]*$/.test(revision) && !revision.includes('..')) return;
  throw new ToolkitError('E_USAGE', `${JSON.stringify(revision)} is not the name of a revision`, {
    hint: 'Write git:REVISION:PATH with a branch, a tag or a commit, as in git:main:spec/openapi.yaml.',
  });
}

/** The top folder of the repository that a folder is in. */
function repositoryOf(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) throw unreadable(`${cwd} is not in a git repository`, repositoryHint);
  }
}

const repositoryHint = 'Run it inside the repository that has the revision.';

function unreadable(message: string, hint: string): ToolkitError {
  return new ToolkitError('E_INPUT', message, { hint });
}

type GitOutput = { ok: true; text: string } | { ok: false; reason: 'failed' | 'size' };

/** Runs git without a shell; it may neither ask nor fetch anything. */
function git(args: readonly string[], cwd: string, maxBuffer: number): Promise<GitOutput> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
  return new Promise((done, fail) => {
    execFile('git', ['--no-pager', ...args], { cwd, env, maxBuffer }, (error, stdout) => {
      if (!error) done({ ok: true, text: stdout });
      else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') done({ ok: false, reason: 'size' });
      else if (typeof error.code === 'number') done({ ok: false, reason: 'failed' });
      else fail(unreadable(`git cannot be run: ${error.message}`, 'Install git, or name a file instead.'));
    });
  });
}
