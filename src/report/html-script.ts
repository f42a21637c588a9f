/** What a report's page does: search, choose classes, walk with the keyboard, copy. Without it all is shown. */
export const pageScript = `
const findings = [...document.querySelectorAll('.finding')];
const bar = document.querySelector('.bar');
const search = document.getElementById('search');
const count = document.getElementById('count');
const nothing = document.getElementById('nothing');
const toggle = document.getElementById('toggle');
const choices = [...document.querySelectorAll('.choice')];
const shown = () => findings.filter((one) => !one.hidden);

function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const classes = choices.filter((one) => one.ariaPressed === 'true').map((one) => one.dataset.class);
  for (const one of findings) {
    const group = one.closest('.group').dataset.class;
    const fits = words.every((word) => one.dataset.text.includes(word));
    one.hidden = !fits || (classes.length > 0 && !classes.includes(group));
  }
  for (const part of document.querySelectorAll('.operation, .group'))
    part.hidden = !part.querySelector('.finding:not([hidden])');
  const left = shown().length;
  count.textContent = left === findings.length ? '' : left + ' of ' + findings.length + ' findings';
  nothing.hidden = left > 0;
}

if (bar) {
  bar.hidden = false;
  search.addEventListener('input', apply);
  for (const choice of choices)
    choice.addEventListener('click', () => {
      choice.ariaPressed = String(choice.ariaPressed !== 'true');
      apply();
    });
  document.getElementById('reset').addEventListener('click', () => {
    search.value = '';
    for (const choice of choices) choice.ariaPressed = 'false';
    apply();
    search.focus();
  });
  toggle.addEventListener('click', () => {
    const open = toggle.textContent === 'Open all';
    for (const one of shown()) one.open = open;
    toggle.textContent = open ? 'Close all' : 'Open all';
  });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !bar) return;
  if (event.target === search) {
    if (event.key === 'Escape') { search.value = ''; apply(); search.blur(); }
    return;
  }
  if (event.key === '/') { event.preventDefault(); search.focus(); return; }
  const list = shown();
  const at = list.findIndex((one) => one.contains(document.activeElement));
  const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  if (step !== 0) {
    const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step))];
    next?.querySelector('summary').focus();
    next?.scrollIntoView({ block: 'nearest' });
  }
  if (event.key === 'o' && at >= 0) list[at].open = !list[at].open;
});

for (const button of document.querySelectorAll('.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy curl'; }, 1500);
  });
}

const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
if (named?.matches('details')) named.open = true;
`;
