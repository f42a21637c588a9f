import { explain } from './explain.ts';
import type { Report, ReportedProblem, ReportedRule } from './report.ts';
import { hasErrors } from './summary.ts';

/**
 * A report as JUnit XML: a test suite an API; a failed test an error, a passed one with output a warning or note,
 * and one passed test where nothing was found.
 */
export function renderJunit(report: Report): string {
  const named = report.apis.map((api) =>
    suite(
      report,
      api,
      report.problems.filter((p) => p.api === api),
    ),
  );
  const others = report.problems.filter((p) => p.api === undefined || !report.apis.includes(p.api));
  const suites = others.length > 0 ? [...named, suite(report, report.command, others)] : named;
  const failures = report.problems.filter((problem) => problem.severity === 'error').length;
  const tests = report.problems.length + report.apis.filter((api) => isClean(report, api)).length;
  const attributes = `name=${quote(`${report.tool.name} ${report.command}`)} tests="${tests}" failures="${failures}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${suites.join('')}</testsuites>\n`;
}

function isClean(report: Report, api: string): boolean {
  return !report.problems.some((problem) => problem.api === api);
}

function suite(report: Report, name: string, problems: readonly ReportedProblem[]): string {
  const failures = problems.filter((problem) => problem.severity === 'error').length;
  const clean = `    <testcase classname=${quote(name)} name=${quote(`${report.command}: no problems`)}/>\n`;
  const cases =
    problems.length === 0
      ? clean
      : problems.map((problem) => testcase(name, problem, ruleOf(report, problem))).join('');
  const tests = Math.max(1, problems.length);
  return `  <testsuite name=${quote(name)} tests="${tests}" failures="${failures}">\n${cases}  </testsuite>\n`;
}

function ruleOf({ rules }: Report, { code }: ReportedProblem): ReportedRule | undefined {
  return rules?.find((rule) => rule.code === code);
}

function testcase(suiteName: string, problem: ReportedProblem, rule: ReportedRule | undefined): string {
  const { line, column } = problem.position ?? { line: 0, column: 0 };
  const place = problem.file && line > 0 ? `${problem.file}:${line}:${column}` : (problem.file ?? '');
  const file = problem.file === undefined ? '' : ` file=${quote(problem.file)}`;
  const at = line > 0 ? ` line="${line}"` : '';
  const name = [problem.code, place || problem.operation].filter(Boolean).join(' ');
  const head = `    <testcase classname=${quote(suiteName)} name=${quote(name)}${file}${at}>\n`;
  const help = rule ? [rule.why, rule.fix].filter(Boolean).join(' ') : '';
  const text = [place, problem.message, ...explain(problem), help].filter((part) => part !== '').join('\n');
  const body = hasErrors([problem])
    ? `<failure message=${quote(problem.message)} type=${quote(problem.code)}>${escapeXml(text)}</failure>`
    : `<system-out>${escapeXml(`${problem.severity}: ${text}`)}</system-out>`;
  return `${head}      ${body}\n    </testcase>\n`;
}

function quote(text: string): string {
  // A literal line break in an attribute is read as a space.
  return `"${escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}

/** Characters that XML 1.0 does not allow even as references are left out. @see https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  const allowed = text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
