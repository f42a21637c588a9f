import { explain } from './explain.ts';
import type { Report, ReportedProblem } from './report.ts';
import { summarize } from './summary.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * A report as workflow commands, which GitHub shows as annotations of the changed files.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(report: Report): string {
  const lines = report.problems.map(commandOf);
  return `${[...lines, summarize(report)].join('\n')}\n`;
}

function commandOf(problem: ReportedProblem): string {
  const isFile = problem.file !== undefined && !/^(?:https?:|git:|<)/.test(problem.file);
  const properties = [
    isFile ? `file=${escapeProperty(problem.file ?? '')}` : '',
    isFile && problem.position ? `line=${problem.position.line},col=${problem.position.column}` : '',
    `title=${escapeProperty(problem.code)}`,
  ];
  const text = [problem.message, ...explain(problem)].join('\n');
  const given = properties.filter((property) => property !== '').join(',');
  return `::${commands[problem.severity]} ${given}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
