/** A change that no rule has a word for. */
interface PlainChange {
  readonly kind: 'added' | 'removed' | 'modified';
  /** The OpenAPI object concerned: `Operation`. */
  readonly typeName: string;
  /** The field of it, where only that changed. */
  readonly property: string | undefined;
  /** Its place in the document, with references followed. */
  readonly segments: readonly string[];
  readonly old: unknown;
  readonly new: unknown;
}

/** The code and the sentence of a change that no rule has a word for: "`summary` changed from 'A' to 'B'". */
export function describeChange(change: PlainChange): { readonly code: string; readonly message: string } {
  const { kind, typeName, property, segments } = change;
  const isProperty = typeName === 'Schema' && segments.at(-2) === 'properties';
  const object = isProperty && kind !== 'modified' ? 'property' : words(typeName);
  const code = `diff/${object.replaceAll(' ', '-')}-${kind === 'modified' ? 'changed' : kind}`;
  if (kind !== 'modified' || property === undefined) {
    const name = nameOf(segments);
    const verb = kind === 'modified' ? 'changed' : `was ${kind}`;
    return { code, message: `The ${object}${name === '' ? '' : ` ${name}`} ${verb}.` };
  }
  const [before, after] = [short(change.old), short(change.new)];
  if (change.old === undefined && after !== undefined)
    return { code, message: `\`${property}\` was added to the ${object}: ${after}.` };
  if (change.new === undefined)
    return {
      code,
      message: `\`${property}\` of the ${object} was ${change.old === undefined ? 'changed' : 'removed'}.`,
    };
  const values = before !== undefined && after !== undefined ? ` from ${before} to ${after}` : '';
  return { code, message: `\`${property}\` of the ${object} changed${values}.` };
}

/** `PathItem` to `path item`, `ExamplesMap` to `examples`. */
function words(typeName: string): string {
  if (typeName === 'Root') return 'document';
  const name = typeName.replace(/_.*$/, '').replace(/(?:Map|List)$/, '');
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? ['part']).join(' ').toLowerCase();
}

/** `GET /jobs`, or the last segment that is a name. */
function nameOf(segments: readonly string[]): string {
  const [root, path, method] = segments;
  if (root === 'paths' && segments.length === 3) return `\`${method?.toUpperCase()} ${path}\``;
  const last = segments.at(-1);
  return last === undefined || segments.length < 2 || /^\d+$/.test(last) ? '' : `\`${last}\``;
}

/** Long texts and objects are left to the document. */
function short(value: unknown): string | undefined {
  if (typeof value === 'string')
    return value.length <= 40 && !value.includes('\n') ? `'${value}'` : undefined;
  return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
