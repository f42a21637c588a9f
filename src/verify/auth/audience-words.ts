import type { Operation } from '../../model/model.ts';

/**
 * Whom an operation is for, as a sentence says that is about nothing else: "For agents only.", "Admins only", "Requires the
 * admin role". In lower case and the singular: `agent`; undefined where nothing is said.
 */
export function audienceOf({ summary = '', description = '', responses }: Operation): string | undefined {
  const forbidden = responses.find(({ status }) => status === '403');
  if (!forbidden) return undefined;
  const texts = [summary, description.slice(0, 4000), forbidden.description.slice(0, 1000)];
  for (const sentence of texts.join('\n').split(/[.;()\n]+/)) {
    const said = sentence.trim().replaceAll(/[`*_]/g, '').toLowerCase();
    for (const form of forms) {
      const [, who] = form.exec(said) ?? [];
      if (who !== undefined && !nobody.test(who)) return who.replace(/s$/, '');
    }
  }
  return undefined;
}

const forms: readonly RegExp[] = [
  /^(?:(?:this|it) is )?for ([a-z]{3,20}) only$/,
  /^(?:(?:this|it) is )?only for ([a-z]{3,20})$/,
  /^([a-z]{3,20}) only$/,
  /^only (?:an? )?([a-z]{3,20}) (?:may|can) (?:do|call|use) (?:this|it)$/,
  /^(?:requires|needs) the (?:role )?([a-z]{3,20})(?: role)?$/,
];

/** Words for whoever has made a thing, and for nobody in particular. */
const nobody =
  /^(?:owners?|authors?|creators?|members?|you|read|write|internal|testing|tests?|reference|information)$/;
