import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Comparison } from '../src/diff/change.ts';
import { compareDocuments } from '../src/diff/redocly-diff.ts';
import { readDocument } from '../src/document/read.ts';
import { upgradeSwagger } from '../src/document/upgrade.ts';

// Usage: node bench/diff-cases.ts [part of a case's name …] [--cases DIR] [--missed]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: join(import.meta.dirname, '../../shared/diff-cases') },
    missed: { type: 'boolean', default: false },
  },
});

/** A pair of documents and what another tool says about it. */
interface Case {
  readonly name: string;
  readonly old: string;
  readonly new: string;
  /** Null where that tool's test does not say. */
  readonly expected: 'incompatible' | 'compatible' | 'unchanged' | null;
}

interface Outcome extends Case {
  readonly actual: 'incompatible' | 'compatible' | 'unchanged' | 'unreadable' | 'failed';
}

for (const tool of ['openapi-diff', 'oasdiff']) {
  const cases = await readCases(tool);
  if (cases === undefined) {
    process.stdout.write(
      `${tool}: skipped, there is no ${join(values.cases, `${tool}.json`)}; name its folder with --cases\n`,
    );
    continue;
  }
  const labelled = cases.filter(
    ({ name, expected }) =>
      expected !== null && (positionals.length === 0 || positionals.some((part) => name.includes(part))),
  );
  process.stdout.write(render(tool, await judgeAll(labelled), cases.length - labelled.length));
}

async function readCases(tool: string): Promise<readonly Case[] | undefined> {
  const text = await readFile(join(values.cases, `${tool}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as readonly Case[]);
}

/** Two at a time: each comparison is a process of its own. */
async function judgeAll(cases: readonly Case[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = cases.entries();
  const work = async () => {
    for (const [index, one] of queue) outcomes[index] = { ...one, actual: await judge(one) };
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

async function judge(one: Case): Promise<Outcome['actual']> {
  const [before, after] = await Promise.all([one.old, one.new].map(read));
  if (!before || !after) return 'unreadable';
  try {
    return verdictOf(await compareDocuments(before, after));
  } catch {
    return 'failed';
  }
}

function verdictOf({ changes }: Comparison): Outcome['actual'] {
  if (changes.length === 0) return 'unchanged';
  return changes.some(({ severity }) => severity === 'breaking') ? 'incompatible' : 'compatible';
}

async function read(file: string) {
  const document = await readDocument(join(values.cases, file));
  const upgraded = document.ok ? await upgradeSwagger(document.value) : document;
  return upgraded.ok ? upgraded.value : undefined;
}

function render(tool: string, outcomes: readonly Outcome[], left: number): string {
  const breaking = outcomes.filter(({ expected }) => expected === 'incompatible');
  const harmless = outcomes.filter(({ expected }) => expected !== 'incompatible');
  const found = breaking.filter(({ actual }) => actual === 'incompatible').length;
  const alarms = harmless.filter(({ actual }) => actual === 'incompatible').length;
  const broken = outcomes.filter(({ actual }) => actual === 'unreadable' || actual === 'failed').length;
  const lines = [
    `${tool}: ${found} of ${breaking.length} breaking pairs found (${percent(found, breaking.length)})`,
    `  ${alarms} of ${harmless.length} other pairs called breaking (${percent(alarms, harmless.length)})`,
    `  ${broken} pairs not compared, ${left} not labelled or not selected`,
  ];
  const wrong = outcomes.filter(
    ({ expected, actual }) => (expected === 'incompatible') !== (actual === 'incompatible'),
  );
  const missed = values.missed
    ? wrong.map(({ name, expected, actual }) => `    ${name}: ${expected}, said ${actual}`)
    : [];
  return `${[...lines, ...missed].join('\n')}\n`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(0)} %`;
}
