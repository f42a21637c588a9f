import { type Attributes, make, newId } from './dom.ts';

/** A named input and the box that says whether it is sent; writing into it checks the box. */
export interface BoxedInput {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly box: HTMLInputElement;
}

/** What such an input is made with. */
export interface BoxedInputOptions {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly attributes: Attributes;
  /** Values to choose from. */
  readonly values: readonly string[];
  readonly description: string;
}

/** Makes a labelled input with a box before it. */
export function boxedInput(options: BoxedInputOptions): BoxedInput {
  const { name, type, required, values, description } = options;
  const id = newId();
  const input = make('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-required': required && 'true',
    'aria-describedby': description !== '' && `${id}-hint`,
    list: values.length > 1 && `${id}-list`,
    ...options.attributes,
  });
  const box = make('input', { type: 'checkbox', 'aria-label': `Send ${name}` });
  box.checked = required;
  input.addEventListener('input', () => {
    box.checked = true;
  });
  const tag = make(
    'span',
    { class: required ? 'tag required' : 'tag' },
    required ? `${type}, required` : type,
  );
  const element = make(
    'div',
    { class: 'field' },
    make('div', { class: 'label' }, make('label', { for: id }, name), tag),
    make('div', { class: 'row' }, box, input),
    values.length > 1 &&
      make('datalist', { id: `${id}-list` }, ...values.map((value) => make('option', { value }))),
    description !== '' && make('p', { class: 'hint', id: `${id}-hint` }, description),
  );
  return { element, input, box };
}
