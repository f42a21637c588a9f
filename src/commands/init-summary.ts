import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { serverVariable } from '../init/contract-test.ts';
import { plural } from '../report/summary.ts';
import type { ProjectStart } from './run-init.ts';
import type { PlannedFile } from './write-project.ts';

/** What was written and what was left, one file a line. */
export function summaryOf(name: string, files: readonly PlannedFile[]): string {
  const told = files.filter(({ action }) => action !== 'unchanged');
  const width = Math.max(...told.map(({ path }) => path.length));
  const written = told.filter(({ action }) => action !== 'kept');
  const line = ({ path, purpose, action }: PlannedFile) => {
    const what = action === 'new' ? purpose : action === 'kept' ? 'kept as it is' : `${action}: ${purpose}`;
    return `  ${path.padEnd(width)}  ${what}\n`;
  };
  return `Wrote ${plural(written.length, 'file')} for the API "${name}":\n\n${told.map(line).join('')}\n`;
}

/** GitHub looks for workflows only at the root of a repository. */
export function workflowNote(dir: string): readonly string[] {
  if (existsSync(join(dir, '.git'))) return [];
  for (let above = dirname(dir), below = dir; above !== below; below = above, above = dirname(above)) {
    if (!existsSync(join(above, '.git'))) continue;
    const here = relative(above, dir);
    return [
      `GitHub reads workflows from the root of the repository: move .github/workflows/contract.yml there, and give its steps "working-directory: ${here}".`,
    ];
  }
  return [];
}

/** The three commands to go on with. `folder` is that of the project, from where the user stands. */
export function nextSteps(folder: string, { name, isAdopted }: ProjectStart): string {
  const enter =
    folder === ''
      ? ''
      : `cd ${/^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`}\n  `;
  const test = isAdopted
    ? [`${serverVariable(name)}=http://… npm test`, 'does your server keep to the contract?']
    : ['npm test', 'the contract test, on the mock'];
  const steps = [
    ['npx concordat dev', 'mock on http://127.0.0.1:4010, pages, lint; again after every change'],
    ['npm install', 'what the generated client and the tests import'],
    test,
  ];
  const width = Math.max(...steps.map(([command = '']) => command.length));
  const lines = steps.map(([command = '', text = '']) => `${command.padEnd(width)}  ${text}`);
  return `Next:\n\n  ${enter}${lines.join('\n  ')}\n`;
}
