import { boxedInput } from './boxed-input.ts';
import { make, makeSection } from './dom.ts';
import type { Draft } from './draft.ts';
import type { PlannedParameter } from './plan.ts';

/** A part of the form, and how to read it. */
export interface FormPart<T> {
  readonly element: HTMLElement | undefined;
  read(): T;
}

const titles = [
  ['path', 'Path'],
  ['query', 'Query'],
  ['querystring', 'Query string'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
] as const;

/** The parameters by place. Each starts with its example; a box says whether it is sent. */
export function parameterFields(parameters: readonly PlannedParameter[]): FormPart<Draft['parameters']> {
  const rows = parameters.map(parameterRow);
  const sections = titles.flatMap(([place, title]) => {
    const own = rows.filter(({ parameter }) => parameter.in === place);
    if (own.length === 0) return [];
    const note =
      place === 'cookie'
        ? make(
            'p',
            { class: 'note' },
            'A page cannot send cookies of its own: they are in the curl command only.',
          )
        : undefined;
    return [makeSection(title, note, ...own.map(({ element }) => element))];
  });
  return {
    element: sections.length > 0 ? make('div', {}, ...sections) : undefined,
    read: () =>
      rows.flatMap(({ parameter, input, box }) => (box.checked ? [{ parameter, text: input.value }] : [])),
  };
}

function parameterRow(parameter: PlannedParameter) {
  const row = boxedInput({ ...parameter, attributes: {} });
  row.input.value = parameter.values[0] ?? '';
  // A path has no place that could be left out.
  row.box.disabled = parameter.in === 'path';
  return { parameter, ...row };
}
