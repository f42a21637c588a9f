import { parseSource } from '../document/parse.ts';
import { ToolkitError } from '../error.ts';

/** What a package.json gets, where it does not have it. */
export interface PackageAdditions {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export interface MergedPackage {
  readonly text: string;
  /** The scripts that were added, by the name that they got. */
  readonly scripts: readonly string[];
}

type Tree = Record<string, unknown>;

/** The text of a new package.json. */
export function newPackage(name: string, additions: PackageAdditions): string {
  const tree = { name: name.toLowerCase(), version: '0.0.0', private: true, type: 'module', ...additions };
  return `${JSON.stringify(tree, null, 2)}\n`;
}

/**
 * A package.json with scripts and dependencies added; what it has stays, its order and indentation too.
 *
 * A script whose name is taken by another program is added as `concordat:<name>`; a dependency that is there keeps its version.
 *
 * @throws ToolkitError E_INPUT, with a located problem, for what is no package.json
 */
export function mergePackage(path: string, text: string, additions: PackageAdditions): MergedPackage {
  const tree = readPackage(path, text);
  const scripts = objectIn(path, tree, 'scripts');
  const added = Object.entries(additions.scripts)
    .filter(([name, line]) => !runs(scripts[name], line))
    .map(([name, line]) => [Object.hasOwn(scripts, name) ? `concordat:${name}` : name, line] as const)
    .filter(([name]) => !Object.hasOwn(scripts, name));
  const present = new Set(
    ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys(objectIn(path, tree, key)),
    ),
  );
  const merged = {
    ...tree,
    ...part('scripts', { ...scripts, ...Object.fromEntries(added) }),
    ...withMissing(path, tree, 'dependencies', additions.dependencies, present),
    ...withMissing(path, tree, 'devDependencies', additions.devDependencies, present),
  };
  return { text: printLike(text, merged), scripts: added.map(([name]) => name) };
}

/** Whether a script runs the same program already, in its own way: `vitest --coverage`. */
function runs(script: unknown, line: string): boolean {
  const [program = ''] = line.split(' ');
  return typeof script === 'string' && script.split(/[\s;&|]+/).includes(program);
}

/** Whether the `.ts` files of a package are ES modules. */
export function isModulePackage(path: string, text: string): boolean {
  return readPackage(path, text).type === 'module';
}

function readPackage(path: string, text: string): Tree {
  const parsed = parseSource(path, text);
  // What is no JSON may still be YAML, but no package.json.
  if (parsed.ok && parsed.value.format === 'json') return parsed.value.value as Tree;
  throw new ToolkitError('E_INPUT', `${path} cannot be extended`, {
    problems: parsed.ok ? [] : parsed.problems,
    hint: 'Correct it, or lay the project out in another folder.',
  });
}

function objectIn(path: string, tree: Tree, key: string): Tree {
  const value = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Tree;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  throw new ToolkitError('E_INPUT', `"${key}" in ${path} must be an object, not ${actual}`, {
    hint: 'Correct it, or lay the project out in another folder.',
  });
}

/** Sorted, as npm does it. */
function withMissing(
  path: string,
  tree: Tree,
  key: string,
  wanted: Readonly<Record<string, string>>,
  present: ReadonlySet<string>,
): Tree {
  const missing = Object.entries(wanted).filter(([name]) => !present.has(name));
  if (missing.length === 0) return {};
  const all = [...Object.entries(objectIn(path, tree, key)), ...missing];
  return part(key, Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function part(key: string, value: Tree): Tree {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}

/** As JSON in the manner of a text: its indentation, its line ends, a newline at its end or none. */
function printLike(text: string, tree: Tree): string {
  const indent = /^[{[]\r?\n([ \t]+)/.exec(text.trimStart())?.[1] ?? '  ';
  const printed = JSON.stringify(tree, null, indent) + (/\n\s*$/.test(text) ? '\n' : '');
  return text.includes('\r\n') ? printed.replaceAll('\n', '\r\n') : printed;
}
