import type { Secrets } from './auth-fields.ts';
import { copyButton } from './copy-button.ts';
import { make } from './dom.ts';
import type { TryItPlan } from './plan.ts';
import { type RequestForm, requestForm } from './request-form.ts';
import { type SendControl, sendControl } from './send-control.ts';
import { curlSnippet, fetchSnippet } from './snippets.ts';

/** The drawer with the form: a modal dialog, so that the browser keeps the focus inside and gives it back. */
export interface Drawer {
  /** @param index of the operation in the plan */
  open(index: number): void;
}

/** Makes the drawer; nothing is sent until its button is pressed. */
export function createDrawer(plan: TryItPlan): Drawer {
  const secrets: Secrets = new Map();
  const choice = operationSelect(plan);
  const place = make('div');
  const output = make('section', { class: 'answer', 'aria-label': 'Answer' });
  const message = make('p', { class: 'message', role: 'alert' });
  const spoken = make('p', { class: 'spoken', role: 'status' });
  let form: RequestForm | undefined;
  const build = (mode: 'with' | 'without') => form?.build(mode) ?? { ok: false as const, message: '' };
  const control = sendControl(() => build('with'), { output, message, spoken });
  const show = (index: number) => {
    const operation = plan.operations[index];
    if (!operation) return;
    control.reset();
    choice.value = String(index);
    form = requestForm(plan, operation, secrets);
    place.replaceChildren(form.element);
  };
  const buttons = [
    control.button,
    copyButton('Copy as curl', () => build('without'), curlSnippet, message),
    copyButton('Copy as fetch', () => build('without'), fetchSnippet, message),
  ];
  const dialog = makeDialog(
    [choice, place, output],
    [spoken, message, make('div', { class: 'row' }, ...buttons)],
    control,
  );
  choice.addEventListener('change', () => show(Number(choice.value)));
  return {
    open: (index) => {
      if (choice.value !== String(index) || form === undefined) show(index);
      if (!dialog.open) dialog.showModal();
      choice.focus();
    },
  };
}

function makeDialog(body: readonly Node[], foot: readonly Node[], control: SendControl): HTMLDialogElement {
  const close = make('button', { type: 'button', class: 'quiet', 'aria-label': 'Close' }, '✕');
  const form = make(
    'form',
    { novalidate: true },
    make('header', {}, make('h2', { id: 'try-title' }, 'Try it'), close),
    make('div', { class: 'scroll' }, ...body),
    make('footer', {}, ...foot),
  );
  const dialog = make('dialog', { id: 'try-it', 'aria-labelledby': 'try-title' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void control.press();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => control.reset());
  dialog.addEventListener('keydown', (event) => {
    // The shortcuts of the page below are not for what is typed here.
    event.stopPropagation();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.body.append(dialog);
  return dialog;
}

function operationSelect({ groups, operations }: TryItPlan): HTMLSelectElement {
  const option = (index: number) => {
    const { method = '', path = '', summary = '' } = operations[index] ?? {};
    return make('option', { value: String(index) }, `${method} ${path}${summary ? ` · ${summary}` : ''}`);
  };
  const lists = groups.map((group) =>
    make('optgroup', { label: group.name }, ...group.operations.map(option)),
  );
  return make('select', { 'aria-label': 'Operation', class: 'operation' }, ...lists);
}
