import { escapeHtml, renderPage } from '../docs/html.ts';
import { colorModeScript, theme } from '../docs/theme.ts';
import { type FindingGroup, groupFindings } from './finding-groups.ts';
import { htmlFinding } from './html-finding.ts';
import {
  answersSection,
  notesSection,
  othersSection,
  skippedSection,
  suppressedSection,
} from './html-lists.ts';
import { pageScript } from './html-script.ts';
import { pageStyle } from './html-style.ts';
import type { Report, ReportedFinding, ReportedRule } from './report.ts';
import { countSeverities, plural } from './summary.ts';

/** A report with findings as one page that asks nobody for anything: it can be mailed, and kept as an artifact. */
export function renderHtml(report: Report): string {
  const groups = groupFindings(report.findings ?? []);
  const numbers = numbersOf(report);
  const names = report.apis.join(', ');
  return renderPage({
    title: `${names === '' ? 'Verify' : names}: contract report`,
    description: summaryText(report),
    style: theme + pageStyle,
    headScript: colorModeScript,
    modules: [pageScript],
    body: `<a class="skip" href="#findings">Skip to the findings</a>
${header(report, groups)}
<main id="findings">
${groups.length === 0 ? '<p class="empty">No findings: every answer kept to the document.</p>' : toolbar(groups)}
${groups.map((group, index) => section(group, report, numbers, index)).join('\n')}
<p class="empty" id="nothing" hidden>Nothing fits. <button type="button" id="reset">Show all</button></p>
${othersSection(report)}
${notesSection(report)}
${suppressedSection(report)}
${answersSection(report)}
${skippedSection(report)}
</main>
<footer class="foot">${escapeHtml(`${report.tool.name} ${report.tool.version}`)}<span><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>o</kbd> open, close</span></footer>`,
  });
}

function header(report: Report, groups: readonly FindingGroup[]): string {
  const counts = countSeverities(report.problems);
  const facts = [
    ['findings', groups.reduce((sum, { findings }) => sum + findings.length, 0)],
    ['errors', counts.error],
    ['warnings', counts.warning],
    ['notes', counts.note],
    ['requests', report.requests ?? 0],
  ] as const;
  const cells = facts.map(
    ([name, count]) =>
      `<div class="fact ${count > 0 ? name : ''}"><dt>${name}</dt><dd>${count.toLocaleString('en-US')}</dd></div>`,
  );
  const seed = report.seed === undefined ? '' : `, seed ${report.seed}`;
  return `<header class="head">
<p class="kicker">Contract report</p>
<h1>${escapeHtml(report.apis.join(', '))}</h1>
<p class="checked">${escapeHtml(`${report.checked ?? ''}${seed}`)}</p>
<dl class="facts">${cells.join('')}</dl>
</header>`;
}

function summaryText(report: Report): string {
  const { error, warning } = countSeverities(report.problems);
  return `${plural(error, 'error')}, ${plural(warning, 'warning')}. ${report.checked ?? ''}`;
}

/** Chooses among the findings; without scripts all are shown. */
function toolbar(groups: readonly FindingGroup[]): string {
  const buttons = groups.map(
    (group) =>
      `<button type="button" class="choice" data-class="${escapeHtml(group.class)}" aria-pressed="false">${escapeHtml(group.class)} <b>${group.findings.length}</b></button>`,
  );
  return `<div class="bar" role="search" hidden>
<input type="search" id="search" placeholder="Search operation, code, text" aria-label="Search findings">
<div class="choices" role="group" aria-label="Classes">${buttons.join('')}</div>
<button type="button" id="toggle">Open all</button>
<p class="count" id="count" role="status"></p>
</div>`;
}

function section(
  group: FindingGroup,
  report: Report,
  numbers: ReadonlyMap<ReportedFinding, number>,
  index: number,
): string {
  const byOperation = Map.groupBy(group.findings, ({ method, path }) => `${method} ${path}`);
  const blocks = [...byOperation.values()].map((findings) => {
    const [first] = findings;
    const method = first?.method ?? '';
    return `<div class="operation"><h3><span class="method ${escapeHtml(method.toLowerCase())}">${escapeHtml(method)}</span> <code>${escapeHtml(first?.path ?? '')}</code></h3>
${findings
  .map((finding) => htmlFinding(finding, ruleOf(report, finding), numbers.get(finding) ?? 0))
  .join('\n')}</div>`;
  });
  return `<section class="group" data-class="${escapeHtml(group.class)}" aria-labelledby="group-${index}">
<h2 id="group-${index}">${escapeHtml(group.title)} <span class="tag">${escapeHtml(group.class)}</span></h2>
${blocks.join('\n')}
</section>`;
}

function ruleOf({ rules }: Report, { code }: ReportedFinding): ReportedRule | undefined {
  return rules?.find((rule) => rule.code === code);
}

/** As JSON reports count: notes are a list of their own. */
function numbersOf({ findings = [] }: Report): ReadonlyMap<ReportedFinding, number> {
  const counted = findings.filter(({ severity }) => severity !== 'note');
  return new Map(counted.map((finding, index) => [finding, index + 1]));
}
