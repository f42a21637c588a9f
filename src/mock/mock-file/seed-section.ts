import { dirname, extname, isAbsolute, relative, resolve } from 'node:path';
import { isObject } from '../../model/values.ts';
import type { ResourceSeed, SeedSection } from '../scenario/seed.ts';
import { writtenItems } from '../scenario/written-items.ts';
import { treeDefect } from './tree-defect.ts';
import { quoted, type WrittenValue } from './written-value.ts';

const limits = { maxNodes: 1_000_000, maxDepth: 100 };
const extensions = ['.json', '.yaml', '.yml', '.csv'];

/** Reads the section `seed`; what is wrong is told. Files that it names are read later. */
export function readSeedSection(written: WrittenValue): SeedSection {
  const defect = treeDefect(written.value, limits);
  if (defect !== undefined) {
    written.fail(`this ${defect}, too many for seed data`, 'Leave out what no test needs.');
    return [];
  }
  const hint = 'Write the name of each resource, and below it a list of items or { file: seed/jobs.json }.';
  const entries = written.entries('an object of resources', hint) ?? [];
  return entries.map(([resource, items]) => readResource(resource, items)).filter((one) => one !== undefined);
}

function readResource(resource: string, written: WrittenValue): ResourceSeed | undefined {
  const { value, at } = written;
  if (isFile(value)) {
    const path = readPath(written.fields(['file'])?.get('file'), dirname(at.source));
    return path === undefined ? undefined : { at, resource, from: { kind: 'file', path, at } };
  }
  if (!isObject(value) && !Array.isArray(value)) {
    return written.mismatch(
      'a list of items',
      'Begin each item with a dash, or write { file: seed/jobs.json }.',
    );
  }
  return { at, resource, from: { kind: 'items', items: writtenItems(value, at) } };
}

/** A thing of which only one is there may be written without a list; one with a lone property `file` must be in one. */
function isFile(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, 'file');
}

function readPath(written: WrittenValue | undefined, folder: string): string | undefined {
  const value = written?.value;
  if (!written || typeof value !== 'string' || value === '') {
    return written?.mismatch('the path of a file', 'Write it as seen from this file: seed/jobs.json.');
  }
  const path = resolve(folder, value);
  if (isAbsolute(value) || isOutside(relative(folder, path)) || value.includes('\0')) {
    return written.fail(
      `the path ${quoted(value)} leads out of the folder of this file`,
      'Put the file beside this one, or in a folder below.',
    );
  }
  if (!extensions.includes(extname(value).toLowerCase())) {
    return written.fail(
      `${quoted(value)} is no kind of file that is read`,
      `Name one that ends in ${extensions.join(', ')}.`,
    );
  }
  return path;
}

/** Of a relative path: also of one on another drive. */
function isOutside(path: string): boolean {
  return path === '..' || /^\.\.[/\\]/.test(path) || isAbsolute(path);
}
