import type { CoverageCount, OperationTraffic } from '../contract/coverage-report.ts';
import { escapeHtml, renderPage } from '../docs/html.ts';
import { colorModeScript, theme } from '../docs/theme.ts';
import type { OperationRules, VerifyCoverageReport } from '../verify/coverage/verify-coverage.ts';
import { pageStyle } from './html-style.ts';

interface ApiPart {
  readonly name: string;
  readonly report: VerifyCoverageReport;
}

/** What of the documents was exercised, as one page: operations, what of each was seen, the sides of its rules. */
export function coveragePage(apis: readonly ApiPart[], sum: CoverageCount): string {
  return renderPage({
    title: 'Coverage of the contract',
    description: `${sum.percent.toFixed(1)} % of the documents was exercised`,
    style: theme + pageStyle + style,
    headScript: colorModeScript,
    body: `<header class="head"><p class="kicker">Coverage of the contract</p><h1>${escapeHtml(apis.map(({ name }) => name).join(', '))}</h1>
<p class="checked">${sum.percent.toFixed(1)} %: ${sum.covered.toLocaleString('en-US')} of ${sum.total.toLocaleString('en-US')} points were seen</p>${meter(sum, 'all')}</header>
<main>${apis.map(section).join('\n')}</main>`,
  });
}

const style = `
.meter { height: 8px; margin-top: 8px; border-radius: 4px; background: var(--line); overflow: hidden; }
.meter div { height: 100%; border-radius: 4px; background: var(--accent); }
.row { border: 1px solid var(--line); border-radius: 10px; margin: 8px 0 0; overflow: clip; }
.row > summary { display: grid; grid-template-columns: minmax(0, 1fr) 88px 56px; gap: 12px; align-items: center; padding: 10px 16px; cursor: pointer; list-style: none; overflow-wrap: anywhere; }
.row > summary::-webkit-details-marker { display: none; } .row > summary:hover { background: var(--soft); } .row .meter { margin: 0; }
.row > summary b { text-align: right; font-variant-numeric: tabular-nums; }
.points { columns: 2; margin: 0; padding: 12px 16px; border-top: 1px solid var(--line); list-style: none; font: 13px/1.8 var(--mono); overflow-wrap: anywhere; }
.points .seen { color: var(--fine); } .points .open { color: var(--muted); }
@media (max-width: 700px) { .points { columns: 1; } }
`;

function section({ name, report }: ApiPart): string {
  const rules = new Map(report.operations.map((one) => [one.operation, one]));
  const rows = report.traffic.apis.flatMap(({ operations }) =>
    operations.map((operation) => row(operation, rules.get(operation.operation))),
  );
  return `<section><h2>${escapeHtml(name)} <span class="tag">${report.percent.toFixed(1)} %</span></h2>${rows.join('\n')}</section>`;
}

function row(operation: OperationTraffic, rules: OperationRules | undefined): string {
  const total = operation.total + (rules?.total ?? 0);
  const covered = operation.covered + (rules?.covered ?? 0);
  const percent = total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10;
  const [method = '', path = ''] = operation.operation.split(' ', 2);
  const points = [
    ...operation.points.map(({ label, hits }) => point(label, hits > 0)),
    ...(rules?.points ?? []).flatMap(({ label, canBreak, valid, invalid }) => [
      point(`${label}, kept`, valid > 0),
      ...(canBreak ? [point(`${label}, broken`, invalid > 0)] : []),
    ]),
  ];
  return `<details class="row"><summary><span><span class="method ${escapeHtml(method.toLowerCase())}">${escapeHtml(method)}</span> <code>${escapeHtml(path)}</code></span>${meter({ percent }, operation.operation)}<b>${percent.toFixed(0)} %</b></summary>
<ul class="points">${points.join('')}</ul></details>`;
}

function point(label: string, isSeen: boolean): string {
  return `<li class="${isSeen ? 'seen' : 'open'}">${isSeen ? '✓' : '·'} ${escapeHtml(label)}<span hidden>${isSeen ? '' : ' not seen'}</span></li>`;
}

function meter({ percent }: Pick<CoverageCount, 'percent'>, name: string): string {
  return `<div class="meter" role="meter" aria-label="${escapeHtml(name)}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}"><div style="width:${percent}%"></div></div>`;
}
