/** The colours of all pages; text on its background has a contrast of 4.5 to 1 or more. */
const light = `
  color-scheme: light;
  --page: #ffffff; --soft: #f5f8f9; --hover: #edf2f4; --line: #dbe3e7; --line-strong: #8c9aa3;
  --ink: #131c22; --text: #33414a; --muted: #55646e;
  --accent: #0b6a75; --accent-strong: #084e57; --accent-soft: #e0f1f2; --on-accent: #ffffff;
  --get: #1a7340; --post: #1c5fc4; --put: #97550a; --patch: #7d5200; --delete: #bd2333; --other: #6d3fc0;
  --shadow: 0 1px 2px rgb(19 28 34 / 6%), 0 8px 24px rgb(19 28 34 / 7%);`;

const dark = `
  color-scheme: dark;
  --page: #11171c; --soft: #182027; --hover: #1f2931; --line: #2b3740; --line-strong: #6f818d;
  --ink: #f2f6f8; --text: #cad5db; --muted: #9dacb6;
  --accent: #63c9d0; --accent-strong: #93e0e4; --accent-soft: #13343a; --on-accent: #0b1b1e;
  --get: #6fd39a; --post: #8cb8ff; --put: #eeb264; --patch: #e0c15a; --delete: #ff919b; --other: #c3a6ff;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 35%);`;

/** Colours, type and focus of all pages. Dark where the reader's system is, or where the reader chose it. */
export const theme = `
:root {${light}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, "Cascadia Mono", Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) { :root:not(.light) {${dark} } }
:root.dark {${dark} }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 72px; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 var(--sans); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: fixed; left: 12px; top: -80px; z-index: 60; padding: 8px 14px; border-radius: 8px;
  background: var(--accent); color: var(--on-accent); font-weight: 600; }
.skip:focus { top: 10px; }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
`;

/**
 * Sets the class `light` or `dark` before anything is shown: the reader's own choice, which Redocly's switch
 * keeps, or else the system's, now and when it changes.
 */
export const colorModeScript = `
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen;
    try { chosen = localStorage.getItem('redoc.colorMode'); } catch { /* storage is switched off */ }
    const mode = chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light';
    root.classList.remove('light', 'dark');
    root.classList.add(mode);
  };
  apply();
  system.addEventListener('change', apply);
})();
`;
