/** The look of the banner that tells problems while documents are being edited. */
export const liveStyle = `
#live { position: fixed; left: 16px; right: 16px; bottom: 16px; z-index: 50; max-width: 860px; max-height: 40vh; margin: 0 auto; padding: 12px 48px 12px 16px; overflow-y: auto;
  border: 1px solid var(--put); border-radius: 12px; background: var(--page); color: var(--text); box-shadow: var(--shadow); font-size: 14px; }
#live[hidden] { display: none; }
#live strong { color: var(--put); }
#live ul { margin: 4px 0 0; padding-left: 18px; font: 13px/1.5 var(--mono); overflow-wrap: anywhere; }
#live button { position: absolute; top: 8px; right: 8px; padding: 4px 9px; border: 0; border-radius: 8px; background: none; color: var(--muted); font: 16px var(--sans); cursor: pointer; }
#live button:hover { background: var(--hover); color: var(--ink); }
`;
