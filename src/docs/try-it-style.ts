/** The look of what starts the form, of the form itself, and of the answer in it. */
export const tryItStyle = `
.bar button[data-try] { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.bar button[data-try]:hover { background: var(--accent-strong); color: var(--on-accent); }
.bar button[data-try] kbd { border-color: transparent; background: none; color: inherit; padding: 0; }
#overview li { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; }
#overview li code { grid-column: 1; }
#overview li button { grid-column: 2; grid-row: 1 / span 2; align-self: center; padding: 3px 12px; border: 1px solid var(--line-strong); border-radius: 8px;
  background: var(--page); color: var(--accent); font: 600 13.5px var(--sans); cursor: pointer; }
#overview li button:hover { background: var(--hover); }
#overview nav li { display: list-item; }
:root:not(.light):not(.dark) [data-try] { display: none; }
#try-it { width: min(620px, 100vw); max-width: none; height: 100dvh; max-height: none; margin: 0 0 0 auto; padding: 0; border: 0; border-left: 1px solid var(--line);
  background: var(--page); color: var(--text); box-shadow: var(--shadow); font: 14.5px/1.5 var(--sans); overflow: hidden; }
#try-it::backdrop { background: rgb(0 0 0 / 40%); }
#try-it form { display: flex; flex-direction: column; height: 100%; }
#try-it header, #try-it footer { flex: none; padding: 12px 20px; }
#try-it header { display: flex; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); }
#try-it footer { border-top: 1px solid var(--line); background: var(--soft); }
#try-it .scroll { flex: 1; min-height: 0; overflow-y: auto; padding: 16px 20px 24px; }
#try-it h2, #try-it h3 { margin: 0; color: var(--ink); font-weight: 650; }
#try-it h2 { font-size: 18px; } #try-it h3 { margin: 22px 0 8px; font-size: 15px; }
#try-it p { margin: 4px 0; overflow-wrap: anywhere; }
#try-it .row { display: flex; align-items: center; flex-wrap: wrap; gap: 8px; }
#try-it .field .row { flex-wrap: nowrap; }
#try-it .field { margin: 0 0 12px; }
#try-it .field[hidden] { display: none; }
#try-it .label { display: flex; align-items: baseline; gap: 10px; margin-bottom: 3px; }
#try-it .label label { color: var(--ink); font-weight: 600; overflow-wrap: anywhere; }
#try-it .tag { color: var(--muted); font: 12.5px var(--mono); overflow-wrap: anywhere; }
#try-it .tag.required { color: var(--delete); }
#try-it .hint, #try-it .note { color: var(--muted); font-size: 13px; }
#try-it .switch { display: flex; gap: 8px; align-items: center; margin-bottom: 10px; }
#try-it select, #try-it textarea, #try-it input:not([type="checkbox"]) { width: 100%; min-width: 0; padding: 7px 10px; border: 1px solid var(--line-strong); border-radius: 8px;
  background: var(--page); color: var(--ink); font: 14px/1.45 var(--sans); }
#try-it textarea, #try-it input[type="text"], #try-it input[type="url"] { font-family: var(--mono); font-size: 13.5px; }
#try-it textarea { resize: vertical; }
#try-it .operation { font-weight: 600; }
#try-it input[type="checkbox"] { flex: none; width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
#try-it button { padding: 7px 14px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--page); color: var(--ink); font: 600 14px var(--sans); cursor: pointer; }
#try-it button:hover { background: var(--hover); }
#try-it button.send { min-width: 88px; border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
#try-it button.send:hover { background: var(--accent-strong); }
#try-it .message { color: var(--ink); } #try-it .message:empty { display: none; }
#try-it .spoken { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
#try-it .answer:not(:empty) { margin-top: 20px; border-top: 1px solid var(--line); }
#try-it .status { color: var(--muted); font-size: 13.5px; } #try-it .status strong { margin-right: 8px; font-size: 16px; }
#try-it .good strong { color: var(--get); } #try-it .bad strong { color: var(--delete); } #try-it .other strong { color: var(--put); }
#try-it summary { cursor: pointer; color: var(--accent); } #try-it table { width: 100%; border-collapse: collapse; font: 12.5px/1.5 var(--mono); }
#try-it th, #try-it td { padding: 3px 8px 3px 0; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); }
#try-it th { width: 40%; color: var(--muted); } #try-it img { display: block; max-width: 100%; margin: 10px 0; }
#try-it pre { max-height: 60vh; margin: 10px 0; padding: 12px; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); color: var(--text); font: 12.5px/1.5 var(--mono); }
#try-it pre .key { color: var(--ink); } #try-it pre .string { color: var(--get); } #try-it pre .number { color: var(--put); } #try-it pre .word { color: var(--other); }
@media (max-width: 671px) { #try-it header, #try-it footer, #try-it .scroll { padding-left: 14px; padding-right: 14px; } }
`;
