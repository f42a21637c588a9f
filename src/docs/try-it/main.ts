import { createDrawer, type Drawer } from './drawer.ts';
import type { TryItPlan } from './plan.ts';
import { shownOperation } from './shown-operation.ts';

let started: { readonly plan: TryItPlan; readonly drawer: Drawer } | undefined;
let lastShown = 0;

/** Opens the form of an operation: a named one, or the one that the page shows, or the last one. */
function openForm(index?: number): void {
  if (!started) {
    // The data may be as large as the document: it is read when it is first needed.
    const plan: TryItPlan = JSON.parse(document.getElementById('try-it-plan')?.textContent ?? '');
    started = { plan, drawer: createDrawer(plan) };
  }
  lastShown = index ?? shownOperation(started.plan.operations, location.hash) ?? lastShown;
  started.drawer.open(lastShown);
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-try]') : null;
  if (!button) return;
  const number = button.getAttribute('data-try');
  openForm(number ? Number(number) : undefined);
});
document.addEventListener('keydown', (event) => {
  if (event.code !== 'KeyT' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openForm();
});
