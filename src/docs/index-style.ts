/** The look of the index. A card is a link as a whole, with a second link of its own on top. */
export const indexStyle = `
main { max-width: 1080px; margin: 0 auto; padding: clamp(32px, 8vw, 88px) clamp(20px, 4vw, 40px) 64px; }
h1 { margin: 0; color: var(--ink); font-size: clamp(28px, 4vw, 36px); line-height: 1.2; font-weight: 680; letter-spacing: -0.015em; text-wrap: balance; }
header p { margin: 8px 0 0; color: var(--muted); }
.cards { list-style: none; margin: 40px 0 0; padding: 0; display: grid; gap: 20px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); }
.card { position: relative; display: flex; flex-direction: column; padding: 24px; border: 1px solid var(--line); border-radius: 14px;
  background: var(--page); transition: border-color 0.15s, box-shadow 0.15s; }
.card:hover { border-color: var(--line-strong); box-shadow: var(--shadow); }
.card:has(.page:focus-visible) { outline: 2px solid var(--accent); outline-offset: 3px; }
.card h2 { margin: 0; font-size: 19px; line-height: 1.35; font-weight: 640; overflow-wrap: anywhere; }
.card .page { color: var(--ink); text-decoration: none; outline: none; }
.card .page::after { content: ""; position: absolute; inset: 0; border-radius: 14px; }
.card:hover .page { color: var(--accent); }
.version { display: inline-block; margin-left: 4px; padding: 1px 8px; border-radius: 20px; background: var(--accent-soft); color: var(--accent-strong);
  font: 500 12.5px/1.6 var(--mono); vertical-align: 2px; }
.card p { margin: 10px 0 0; overflow-wrap: anywhere; }
.card footer { margin-top: auto; padding-top: 20px; display: flex; align-items: baseline; gap: 8px 16px; flex-wrap: wrap; color: var(--muted); font-size: 14px; }
.card footer span { flex: 1 0 100%; }
.card footer a { position: relative; color: var(--accent); font: 13.5px var(--mono); text-underline-offset: 3px; border-radius: 4px; }
`;
