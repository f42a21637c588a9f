/** The page follows the files: problems are shown, changes reload it. */
const scrollKey = 'concordat.live.scroll';
const url = document.querySelector('meta[name="concordat-live"]')?.getAttribute('content') ?? '';
const banner = document.createElement('aside');
banner.id = 'live';
banner.setAttribute('role', 'status');
banner.hidden = true;
document.body.append(banner);

const source = new EventSource(url);
source.addEventListener('problems', (event) => showProblems(textsOf(event.data)));
source.addEventListener('reload', () => {
  keepScroll();
  location.reload();
});
restoreScroll();

/** `[{ text: 'spec/jobs.yaml:3:1: …' }]`; what else comes is nothing to show. */
function textsOf(data: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(data);
    return Array.isArray(list) ? list.map((item) => String(item?.text ?? '')) : [];
  } catch {
    return [];
  }
}

function showProblems(texts: readonly string[]): void {
  banner.hidden = texts.length === 0;
  const title = document.createElement('strong');
  title.textContent = texts.length === 1 ? 'One problem' : `${texts.length} problems`;
  const dismiss = document.createElement('button');
  dismiss.type = 'button';
  dismiss.setAttribute('aria-label', 'Dismiss');
  dismiss.textContent = '✕';
  dismiss.addEventListener('click', () => {
    banner.hidden = true;
  });
  const list = document.createElement('ul');
  for (const text of texts) {
    const item = document.createElement('li');
    item.textContent = text;
    list.append(item);
  }
  banner.replaceChildren(title, dismiss, list);
}

function keepScroll(): void {
  try {
    sessionStorage.setItem(scrollKey, `${scrollY} ${location.href}`);
  } catch {
    // Storage is switched off: the page begins at its top.
  }
}

/** The page grows while it is rendered: the place is there when the page is long enough. */
function restoreScroll(): void {
  let kept = '';
  try {
    kept = sessionStorage.getItem(scrollKey) ?? '';
    sessionStorage.removeItem(scrollKey);
  } catch {
    return;
  }
  const space = kept.indexOf(' ');
  const top = Number(kept.slice(0, space));
  if (space < 0 || kept.slice(space + 1) !== location.href || top === 0) return;
  holdScroll(top);
}

/** The page scrolls by itself, too, when it shows the section of its address: for a while our place holds. */
function holdScroll(top: number): void {
  const end = new AbortController();
  const apply = () => {
    if (scrollY !== top && document.documentElement.scrollHeight - innerHeight >= top) scrollTo(0, top);
  };
  const observer = new ResizeObserver(apply);
  end.signal.addEventListener('abort', () => observer.disconnect());
  addEventListener('scroll', apply, { signal: end.signal });
  for (const event of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
    addEventListener(event, () => end.abort(), { signal: end.signal });
  setTimeout(() => end.abort(), 5000);
  observer.observe(document.body);
}

export {};
