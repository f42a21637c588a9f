import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { parseTree } from '../../document/parse.ts';
import type { Location, Position, Problem, Result } from '../../problem.ts';
import { treeDefect } from '../mock-file/tree-defect.ts';
import { readCsv } from './read-csv.ts';
import type { SeedFile } from './seed.ts';
import { writtenItems } from './written-items.ts';

const maxBytes = 10 * 1024 * 1024;
const limits = { maxNodes: 1_000_000, maxDepth: 100 };

/**
 * Reads a file of seed data: JSON, YAML or CSV, by its name.
 *
 * @param path absolute, inside the folder of the mock file
 * @param at where the mock file names it
 */
export async function loadSeedFile(path: string, at: Location): Promise<Result<SeedFile>> {
  const text = await readText(path, at);
  if (!text.ok) return text;
  return /\.csv$/i.test(path) ? tableOf(path, text.value) : treeOf(path, text.value);
}

async function readText(path: string, at: Location): Promise<Result<string>> {
  try {
    // A link inside the folder may lead anywhere.
    const [real, folder] = await Promise.all([realpath(path), realpath(dirname(at.source))]);
    if (relative(folder, real).split(sep)[0] === '..') {
      const message = `${path} is a link that leads out of the folder of this file`;
      return refused(at, message, 'Copy the file to where the link is.');
    }
    const about = await stat(real);
    if (!about.isFile()) return refused(at, `${path} is no file`, 'Name a file of JSON, YAML or CSV.');
    if (about.size > maxBytes) {
      const message = `${path} has ${about.size} bytes, more than ${maxBytes} are not read`;
      return refused(at, message, 'Leave out what no test needs.');
    }
    return { ok: true, value: await readFile(real, 'utf8'), problems: [] };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read: ${message}`;
    return refused(at, reason, 'Correct the path: it starts from the folder of this file.');
  }
}

function treeOf(path: string, text: string): Result<SeedFile> {
  const parsed = parseTree(path, text);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const at = { source: path, pointer: '' };
  const defect = treeDefect(source.value, limits);
  if (defect !== undefined) {
    return refused(at, `this ${defect}, too many for seed data`, 'Leave out what no test needs.');
  }
  if (typeof source.value !== 'object' || source.value === null) {
    const start = { line: 1, column: 1 };
    return refused(at, 'the file holds no list of items', 'Write a list of objects into it.', start);
  }
  const items = writtenItems(source.value, at);
  return { ok: true, value: { kind: 'tree', source, items }, problems: [] };
}

function tableOf(path: string, text: string): Result<SeedFile> {
  const read = readCsv(text);
  if (read.ok) return { ok: true, value: { kind: 'table', path, table: read.table }, problems: [] };
  const message = `not valid CSV: ${read.message}`;
  return refused({ source: path, pointer: '' }, message, 'Correct the row.', read.position);
}

function refused(at: Location, message: string, hint: string, position?: Position): Result<never> {
  const place = position ? { ...at, position } : at;
  const problem: Problem = { code: 'mock-file', severity: 'error', message, hint, at: place };
  return { ok: false, problems: [problem] };
}
