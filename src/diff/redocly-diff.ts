import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Document } from '../document/document.ts';
import { formatPointer } from '../document/pointer.ts';
import type { Location, Problem } from '../problem.ts';
import type { Change, ChangeSeverity, Comparison } from './change.ts';
import { describeChange } from './describe-change.ts';
import { detachedFiles } from './detached-files.ts';

/** One change as `redocly diff --format json` writes it: only what is read of it. */
interface RedoclyChange {
  readonly path: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: keyof typeof severities;
  readonly property?: string;
  readonly verdicts: readonly {
    readonly ruleId: string;
    readonly impact: keyof typeof severities;
    readonly message: string;
    readonly location: RedoclyPlace;
  }[];
  readonly base?: RedoclyPlace & { readonly value?: unknown };
  readonly revision?: RedoclyPlace & { readonly value?: unknown };
}

interface RedoclyPlace {
  readonly file: string;
  readonly pointer: string;
}

const severities = { major: 'breaking', minor: 'non-breaking', patch: 'editorial' } as const satisfies Record<
  string,
  ChangeSeverity
>;

/** A document as it is handed over: file names, and their texts. */
type Side = readonly { readonly name: string; readonly uri: string; readonly text: string }[];

/**
 * Compares two documents with Redocly's rules (`redocly diff`, which it calls experimental).
 *
 * The engine is not a module that could be imported, so its command runs beside us: on copies of the texts in a
 * folder of their own, where no reference leads out of it, without the user's environment, its telemetry off.
 */
export async function compareDocuments(before: Document, after: Document): Promise<Comparison> {
  const [base, revision] = [sideOf(before), sideOf(after)];
  // What most documents are most of the time costs no process.
  if (JSON.stringify(base.map(textOf)) === JSON.stringify(revision.map(textOf))) {
    return { changes: [], problems: [] };
  }
  const folder = await mkdtemp(join(tmpdir(), 'concordat-diff-'));
  try {
    await writeSide(base, join(folder, 'old'));
    await writeSide(revision, join(folder, 'new'));
    const { exitCode, output } = await runRedocly(folder);
    const text = await readFile(join(folder, 'report.json'), 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`"redocly diff" wrote no report (exit ${exitCode}):\n${output}`);
    const { changes } = JSON.parse(text) as { changes: readonly RedoclyChange[] };
    const files = new Map([...urisOf('old', base), ...urisOf('new', revision)]);
    const found = changes
      .filter((change) => !isContainer(change))
      .flatMap((change) => changesOf(change, (place) => locationOf(place, files)));
    return { changes: unique(found), problems: exitCode === 0 ? [] : [incomplete(after, output)] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sideOf(document: Document): Side {
  return detachedFiles(document).map(({ name, uri, value }) => ({ name, uri, text: JSON.stringify(value) }));
}

function textOf({ text }: Side[number]): string {
  return text;
}

function urisOf(folder: string, side: Side): readonly (readonly [string, string])[] {
  return side.map(({ name, uri }) => [`${folder}/${name}`, uri]);
}

async function writeSide(side: Side, folder: string): Promise<void> {
  await mkdir(folder);
  for (const { name, text } of side) await writeFile(join(folder, name), text);
}

function runRedocly(cwd: string): Promise<{ readonly exitCode: number; readonly output: string }> {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  const cli = join(dirname(manifest), 'bin/cli.js');
  const args = [
    cli,
    'diff',
    'old/0.json',
    'new/0.json',
    '--format',
    'json',
    '--fail-on',
    'none',
    '-o',
    'report.json',
  ];
  const env = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    NO_COLOR: '1',
    HOME: cwd,
    TMPDIR: tmpdir(),
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      done({ exitCode, output: stripVTControlCharacters(`${stdout}\n${stderr}`).trim() });
    });
  });
}

/** Parts that move between files and `components` are judged where they are used; their containers say nothing. */
function isContainer({ typeName, verdicts }: RedoclyChange): boolean {
  return verdicts.length === 0 && (typeName === 'Components' || typeName.startsWith('Named'));
}

/** One for each verdict; a change without any says itself what it is. */
function changesOf(change: RedoclyChange, at: (place: RedoclyPlace) => Location): readonly Change[] {
  const { kind, typeName, property, verdicts, base, revision } = change;
  const shared = {
    operation: operationOf(segmentsOf(change.path)),
    old: base && at(base),
    new: revision && at(revision),
  };
  if (verdicts.length === 0) {
    const { code, message } = describeChange({
      kind,
      typeName,
      property,
      segments: segmentsOf(change.path),
      old: base?.value,
      new: revision?.value,
    });
    return [{ ...shared, code, severity: severities[change.impact], message }];
  }
  return verdicts.map((verdict) => ({
    ...shared,
    ...(verdict.location.file.startsWith('old/')
      ? { old: at(verdict.location) }
      : { new: at(verdict.location) }),
    code: `diff/${verdict.ruleId}`,
    severity: severities[verdict.impact],
    message: verdict.message,
  }));
}

function locationOf({ file, pointer }: RedoclyPlace, files: ReadonlyMap<string, string>): Location {
  return { source: files.get(file) ?? file, pointer: formatPointer(segmentsOf(pointer)) };
}

/** Redocly's pointers escape slashes and tildes, but no percent signs. */
function segmentsOf(pointer: string): readonly string[] {
  const text = pointer.replace(/^#\/?/, '');
  return text === ''
    ? []
    : text.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

function operationOf([root, path, method]: readonly string[]): string | undefined {
  if ((root !== 'paths' && root !== 'webhooks') || path === undefined || method === undefined)
    return undefined;
  return methods.has(method) ? `${method.toUpperCase()} ${path}` : undefined;
}

/** What a request and an answer share is judged for both, sometimes with the same words. */
function unique(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    const key = JSON.stringify([change.code, change.message, change.old, change.new]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function incomplete(document: Document, output: string): Problem {
  const reason = output.split('\n').find((line) => line.includes('❌')) ?? 'the engine reported errors';
  return {
    code: 'diff/incomplete',
    severity: 'warning',
    message: `parts of the documents could not be compared: ${reason.replace('❌', '').trim()}`,
    at: { source: document.root.uri, pointer: '' },
    hint: 'Correct what "concordat lint" finds in both documents, and compare again.',
  };
}
