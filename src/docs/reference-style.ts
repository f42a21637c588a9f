/**
 * The look of a reference page: our bar above it, and Redocly's own variables set to our colours.
 *
 * Redocly adds its styles to the end of the head while it runs; the repeated `:root` outweighs them.
 */
export const referenceStyle = `
.bar { position: sticky; top: 0; z-index: 15; display: flex; align-items: center; gap: 12px; height: 56px;
  padding: 0 20px; background: var(--page); border-bottom: 1px solid var(--line); font-size: 14px; }
.bar a, .bar button { color: var(--text); text-decoration: none; border-radius: 8px; padding: 6px 10px; white-space: nowrap; }
.bar a:hover, .bar button:hover { background: var(--hover); color: var(--ink); }
.bar .home { display: flex; align-items: center; gap: 8px; margin-left: -10px; font-weight: 500; }
.bar .home svg { width: 16px; height: 16px; }
.bar .divider { width: 1px; height: 20px; background: var(--line); }
.bar .name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--ink); font-weight: 600; }
.bar .version { margin-left: 8px; color: var(--muted); font: 12.5px var(--mono); }
.bar button { display: flex; align-items: center; gap: 8px; border: 1px solid var(--line-strong); background: var(--page);
  font: 14px var(--sans); cursor: pointer; }
.bar kbd { padding: 1px 6px; border: 1px solid var(--line); border-radius: 5px; background: var(--soft); color: var(--muted); font: 12px var(--sans); }
.bar svg { flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.bar button svg { width: 16px; height: 16px; }
noscript a { color: var(--accent); }
noscript p { margin: 0; padding: 10px 20px; background: var(--accent-soft); color: var(--ink); font-size: 14px; }
@media (max-width: 671px) {
  .bar { padding: 0 12px; gap: 8px; }
  .bar .home { margin-left: 0; }
  .bar .home span, .bar kbd, .bar .version, .bar .source, .bar button span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .bar .source { display: none; }
}

#overview { display: flex; min-height: calc(100vh - 56px); font-size: 15px; line-height: 24px; }
#overview nav { flex: none; width: 288px; padding: 32px 16px 16px; border-right: 1px solid var(--line); }
#overview nav ul, #overview section ul { list-style: none; margin: 0; padding: 0; }
#overview nav li { padding: 5px 20px; overflow-wrap: anywhere; }
#overview main { flex: 1; min-width: 0; max-width: 900px; padding: 36px 48px 64px; }
#overview h1 { margin: 0 0 16px; color: var(--ink); font-size: 32px; line-height: 40px; font-weight: 650; overflow-wrap: anywhere; }
#overview h2 { margin: 40px 0 12px; color: var(--ink); font-size: 22px; line-height: 30px; font-weight: 650; }
#overview p { margin: 0; }
#overview section { content-visibility: auto; contain-intrinsic-size: auto 400px; }
#overview section li { padding: 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
#overview code { display: block; color: var(--ink); font: 14px/22px var(--mono); }
#overview b { color: var(--other); font-weight: 600; }
#overview .get { color: var(--get); } #overview .post { color: var(--post); } #overview .put { color: var(--put); }
#overview .patch { color: var(--patch); } #overview .delete { color: var(--delete); }
@media (max-width: 671px) { #overview nav { display: none; } #overview main { padding: 36px 24px; } }

:root:root:root {
  --font-family-base: var(--sans); --font-family-monospaced: var(--mono);
  --font-size-base: 15px; --font-size-sm: 13px; --line-height-base: 24px;
  --bg-color: var(--page); --bg-color-hover: var(--hover); --bg-color-active: var(--hover);
  --bg-color-tonal: var(--soft); --bg-color-tonal-hover: var(--hover); --bg-color-tonal-active: var(--hover); --bg-color-raised: var(--page);
  --layer-color: var(--soft); --layer-color-hover: var(--hover); --layer-color-active: var(--line);
  --layer-color-ontonal: var(--page); --layer-color-ontonal-hover: var(--hover); --layer-color-raised: var(--soft);
  --color-hover-base: var(--hover);
  --border-color-primary: var(--line); --border-color-secondary: var(--line);
  --tree-border-color-default: var(--line); --tree-bg-color-hover: var(--hover); --tree-bg-color-active: var(--accent-soft);
  --text-color-primary: var(--ink); --text-color-secondary: var(--text);
  --text-color-description: var(--muted); --text-color-helper: var(--muted); --text-color-disabled: var(--muted);
  --color-primary-bg: var(--accent-soft); --color-primary-bg-hover: var(--accent-soft); --color-primary-border: var(--line-strong); --color-primary-border-hover: var(--accent);
  --color-primary-base: var(--accent); --color-primary-hover: var(--accent-strong); --color-primary-active: var(--accent-strong);
  --color-primary-text: var(--accent-strong); --color-primary-text-hover: var(--accent-strong); --color-primary-text-active: var(--accent-strong);
  --color-primary-text-on-color: var(--on-accent);
  --link-color-primary: var(--accent); --link-color-primary-hover: var(--accent-strong); --link-color-primary-pressed: var(--accent-strong);
  --color-info-base: var(--accent); --color-info-active: var(--accent-strong); --button-border-color-focused: var(--accent);
  --button-content-color-primary: var(--accent); --button-content-color-primary-hover: var(--accent-strong);
  --input-border-color: var(--line-strong); --input-border-color-hover: var(--accent); --input-border-color-focused: var(--accent);
  --input-content-placeholder-color: var(--muted);
  --inline-code-bg-color: var(--soft); --inline-code-border-color: var(--line); --inline-code-text-color: var(--ink);
  --schema-required-color: var(--delete);
  --schemas-property-name-text-color: var(--ink); --schema-type-text-color: var(--muted);
  --code-block-tokens-string-color: var(--get); --code-block-tokens-property-string-color: var(--post);
  --code-block-tokens-number-color: var(--put); --code-block-tokens-boolean-color: var(--other); --code-block-tokens-keyword-color: var(--other);
  --code-block-tokens-comment-color: var(--muted);
  --search-highlight-text-color: var(--accent); --search-item-border-color-focused: var(--accent);
  --h1-font-size: 32px; --h1-line-height: 40px; --h2-font-size: 22px; --h2-line-height: 30px; --h3-font-size: 18px; --h3-line-height: 26px;
  --heading-font-weight: 650; --md-table-head-font-weight: 600;
  --menu-item-padding-vertical: 5px; --sidebar-width: 288px;
  --panel-heading-font-size: 15px;
  --schema-inline-bg-color: var(--soft); --schema-inline-border-color: var(--line);
  --panel-gap-horizontal: 24px; --panel-samples-width: 45%;
  --color-green-6: var(--get); --color-green-7: var(--get); --color-blue-6: var(--post); --color-blue-7: var(--post);
  --color-orange-6: var(--put); --color-orange-7: var(--put); --color-carrot-6: var(--put); --color-carrot-7: var(--put);
  --color-raspberry-6: var(--delete); --color-raspberry-7: var(--delete); --color-red-6: var(--delete); --color-red-7: var(--delete);
  --color-purple-6: var(--other); --color-purple-7: var(--other); --color-blueberry-6: var(--other); --color-blueberry-7: var(--other);
  --fab-bg-color: var(--accent); --fab-bg-color-hover: var(--accent-strong); --fab-bg-color-active: var(--accent-strong);
}
:root:root:root .tag-http { --tag-color: var(--other); }
:root:root:root .tag-get { --tag-color: var(--get); } :root:root:root .tag-post { --tag-color: var(--post); }
:root:root:root .tag-put { --tag-color: var(--put); } :root:root:root .tag-patch { --tag-color: var(--patch); }
:root:root:root .tag-delete { --tag-color: var(--delete); }
/* Our button opens the same search. */
[data-testid="search-trigger"] { display: none; }
/* The image that names the maker would come from another host. */
a[href="https://redocly.com/redoc/"] img { display: none; }
a[href="https://redocly.com/redoc/"] p::after { content: " Redocly"; font-weight: 600; }
:root #redoc :focus-visible { outline: 2px solid var(--accent); }
#redoc .token.property { color: var(--ink); }
/* A code word is not cut into syllables. */
[data-component-name="Markdown/Markdown"] :is(td, th) code { word-break: normal; overflow-wrap: normal; white-space: nowrap; }
`;
