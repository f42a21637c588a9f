/** What an element is made with: attributes by name; `undefined` and false ones are left out, true ones are empty. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. Text becomes text nodes: nothing of a document or an answer is ever read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

let lastId = 0;

/** An id that no other element has. */
export function newId(): string {
  lastId += 1;
  return `try-${lastId}`;
}

/** A label above a control, and a hint below it that is read out with it. */
export function labelled(
  text: string,
  control: HTMLElement,
  options: { readonly tag?: string | undefined; readonly hint?: string | undefined } = {},
): HTMLElement {
  control.id ||= newId();
  const label = make('label', { for: control.id }, text);
  const hint = options.hint ? make('p', { class: 'hint', id: newId() }, options.hint) : undefined;
  if (hint) control.setAttribute('aria-describedby', hint.id);
  const tag = options.tag ? make('span', { class: 'tag' }, options.tag) : undefined;
  return make('div', { class: 'field' }, make('div', { class: 'label' }, label, tag), control, hint);
}

/** A list to choose from: values and what is shown for them. */
export function makeSelect(
  options: readonly { readonly value: string; readonly label: string }[],
): HTMLSelectElement {
  return make('select', {}, ...options.map(({ value, label }) => make('option', { value }, label)));
}

/** A part of the form under a heading. */
export function makeSection(title: string, ...children: readonly (Node | undefined)[]): HTMLElement {
  const heading = make('h3', { id: newId() }, title);
  return make('section', { 'aria-labelledby': heading.id }, heading, ...children);
}
