/** The look of a report's page; the colours are those of the reference pages. */
export const pageStyle = `
:root { --error: #b3202f; --warning: #8a5a00; --note: #1c5fc4; --fine: #1a7340; --error-soft: #fdecee; --warning-soft: #fdf3dd; --note-soft: #e8f0fd; }
@media (prefers-color-scheme: dark) { :root:not(.light) { --error: #ff919b; --warning: #e8bd62; --note: #8cb8ff; --fine: #6fd39a; --error-soft: #3a1c22; --warning-soft: #362a13; --note-soft: #1a2a44; } }
:root.dark { --error: #ff919b; --warning: #e8bd62; --note: #8cb8ff; --fine: #6fd39a; --error-soft: #3a1c22; --warning-soft: #362a13; --note-soft: #1a2a44; }
.head, main, .foot { max-width: 1080px; margin: 0 auto; padding: 0 clamp(16px, 4vw, 40px); }
.head { padding-top: clamp(28px, 6vw, 64px); }
.kicker { margin: 0; color: var(--accent); font-weight: 600; font-size: 14px; }
h1 { margin: 4px 0 0; color: var(--ink); font-size: clamp(26px, 4vw, 36px); line-height: 1.2; font-weight: 680; letter-spacing: -0.015em; overflow-wrap: anywhere; text-wrap: balance; }
.checked { margin: 8px 0 0; color: var(--muted); font-size: 15px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(96px, 1fr)); gap: 1px; margin: 28px 0 0; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; background: var(--line); }
.fact { padding: 12px 16px; background: var(--page); display: flex; flex-direction: column-reverse; }
.fact dt { color: var(--muted); font-size: 13px; }
.fact dd { margin: 0; color: var(--ink); font-size: 24px; line-height: 1.3; font-weight: 640; font-variant-numeric: tabular-nums; }
.fact.errors dd { color: var(--error); } .fact.warnings dd { color: var(--warning); }
.bar { position: sticky; top: 0; z-index: 10; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 24px -8px 0; padding: 12px 8px; background: var(--page); border-bottom: 1px solid var(--line); }
.bar[hidden] { display: none; }
input[type=search] { flex: 1 1 200px; min-width: 0; height: 36px; padding: 0 12px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--page); color: var(--ink); font: 15px var(--sans); }
.choices { display: flex; flex-wrap: wrap; gap: 6px; }
button { height: 36px; padding: 0 12px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--page); color: var(--text); font: 14px var(--sans); cursor: pointer; white-space: nowrap; }
button:hover { background: var(--hover); }
.choice b { color: var(--muted); font-weight: 600; font-variant-numeric: tabular-nums; }
.choice[aria-pressed=true] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.choice[aria-pressed=true] b { color: inherit; }
.count { margin: 0; flex-basis: 100%; color: var(--muted); font-size: 13px; }
.count:empty { display: none; }
h2 { display: inline-flex; align-items: baseline; gap: 10px; margin: 36px 0 0; color: var(--ink); font-size: 20px; line-height: 1.3; font-weight: 650; }
.tag { padding: 1px 8px; border-radius: 20px; background: var(--soft); color: var(--muted); font: 500 12.5px/1.6 var(--mono); }
h3 { margin: 20px 0 8px; font-size: 15px; font-weight: 500; overflow-wrap: anywhere; }
h3 code { color: var(--ink); font: 600 15px var(--mono); }
.method { display: inline-block; min-width: 3.4em; font: 700 12px var(--mono); color: var(--other); }
.method.get, .method.head { color: var(--get); } .method.post { color: var(--post); } .method.put { color: var(--put); } .method.patch { color: var(--patch); } .method.delete { color: var(--delete); }
.finding { margin: 0 0 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--page); overflow: clip; }
.finding[open] { box-shadow: var(--shadow); }
.finding > summary { display: grid; grid-template-columns: auto 1fr auto; gap: 4px 12px; align-items: baseline; padding: 12px 16px; cursor: pointer; list-style: none; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary:hover { background: var(--soft); }
.finding > summary:focus-visible { outline-offset: -2px; border-radius: 10px; }
.message { color: var(--ink); font-weight: 500; overflow-wrap: anywhere; }
.code { color: var(--muted); font: 12.5px var(--mono); }
.severity { padding: 1px 8px; border-radius: 20px; font: 600 12px/1.6 var(--sans); }
.severity.error { background: var(--error-soft); color: var(--error); } .severity.warning { background: var(--warning-soft); color: var(--warning); } .severity.note { background: var(--note-soft); color: var(--note); }
.inside { padding: 4px 16px 16px; border-top: 1px solid var(--line); }
.about { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 12px 0 0; font-size: 14px; }
.about dt { color: var(--muted); } .about dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code { font: 13.5px var(--mono); }
.line { margin: 4px 0 0; }
.hint { margin: 10px 0 0; color: var(--text); font-size: 14px; overflow-wrap: anywhere; white-space: pre-line; }
.why { margin: 10px 0 0; color: var(--muted); font-size: 14px; max-width: 76ch; }
.steps { list-style: none; margin: 0; padding: 0; }
.exchange { margin: 18px 0 0; overflow-wrap: anywhere; }
.number { display: inline-block; min-width: 22px; height: 22px; margin-right: 6px; border-radius: 11px; background: var(--soft); color: var(--muted); font: 600 12px/22px var(--sans); text-align: center; }
.status { display: inline-block; padding: 1px 8px; border-radius: 6px; border: 1px solid transparent; background: var(--soft); font: 600 12.5px/1.5 var(--mono); white-space: nowrap; }
.status.fine { color: var(--fine); } .status.refused { color: var(--warning); } .status.bad { color: var(--error); } .status.missed { background: none; border-color: var(--line-strong); border-style: dashed; color: var(--muted); font-weight: 400; }
.status small { margin-left: 3px; color: var(--muted); font-weight: 400; font-size: 11px; }
.panes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; margin-top: 8px; }
.pane { min-width: 0; } .pane h4 { margin: 0 0 4px; color: var(--muted); font-size: 13px; font-weight: 500; }
pre { margin: 0; padding: 10px 12px; border-radius: 8px; background: var(--soft); color: var(--text); font: 12.5px/1.55 var(--mono); overflow: auto; max-height: 340px; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.headers { margin-top: 6px; background: none; padding-top: 4px; max-height: 180px; } .pane > pre.headers:first-of-type { margin-top: 0; }
pre .name { color: var(--muted); }
.curl { position: relative; margin-top: 8px; } .curl pre { padding-right: 104px; border: 1px solid var(--line); background: none; }
.copy { position: absolute; top: 5px; right: 5px; height: 28px; padding: 0 10px; font-size: 13px; } .copy[hidden] { display: none; }
.more > details > summary { cursor: pointer; } .more > details > summary h2 { display: inline; }
.list { list-style: none; margin: 12px 0 0; padding: 0; border-top: 1px solid var(--line); } .list li { padding: 10px 0; border-bottom: 1px solid var(--line); font-size: 14.5px; overflow-wrap: anywhere; }
.list code { color: var(--muted); font-size: 12.5px; margin-right: 8px; } .list .what { color: var(--ink); margin-right: 6px; } .list .hint { margin-top: 4px; color: var(--muted); }
.scroll { overflow-x: auto; margin-top: 12px; } table { width: 100%; border-collapse: collapse; font-size: 14px; } th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; } thead th { color: var(--muted); font-weight: 500; font-size: 13px; } tbody th { font-weight: 400; } td .status { margin: 1px 2px 1px 0; }
.empty { margin: 36px 0; color: var(--muted); }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px; margin-top: 56px; padding-top: 20px; padding-bottom: 32px; color: var(--muted); font-size: 13px; }
kbd { padding: 0 5px; border: 1px solid var(--line-strong); border-radius: 4px; font: 12px var(--mono); }
[hidden] { display: none !important; }
@media (max-width: 700px) {
  .panes { grid-template-columns: minmax(0, 1fr); }
  .facts { grid-template-columns: 1fr 1fr; } .fact:first-child { grid-column: 1 / -1; }
  .finding > summary { grid-template-columns: 1fr auto; } .finding .severity { justify-self: start; } .finding .message { grid-row: 2; grid-column: 1 / -1; } .finding .code { justify-self: end; overflow-wrap: anywhere; text-align: right; }
  .curl pre { padding-right: 12px; padding-bottom: 44px; } .copy { top: auto; bottom: 8px; }
  .bar { position: static; } .foot span { display: none; } .about { grid-template-columns: 1fr; gap: 0; } .about dd { margin-bottom: 6px; }
}
@media print { .bar, .copy, .foot span { display: none !important; } pre { max-height: none; } }
`;
