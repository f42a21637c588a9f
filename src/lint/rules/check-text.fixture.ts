import { locate } from '../../document/locate.ts';
import { parseSource } from '../../document/parse.ts';
import { buildModel } from '../../model/build.ts';
import type { Model } from '../../model/model.ts';
import type { Rule } from '../rule.ts';

/** For tests: the model of a document of one text, `/api.yaml`. */
export function modelOf(text: string): Model {
  const source = parseSource('/api.yaml', text);
  if (!source.ok) throw new Error(source.problems[0]?.message);
  const sources = new Map([[source.value.uri, source.value]]);
  const model = buildModel({ root: source.value, sources });
  if (!model.ok) throw new Error(model.problems[0]?.message);
  return model.value;
}

/** For tests: what a rule finds in a text, as `line:column message`, a note with `note: ` before the message. */
export function checkText(rule: Rule, text: string): readonly string[] {
  const model = modelOf(text);
  return rule.check(model).map(({ at, message, isNote }) => {
    const { line, column } = locate(model.document, at);
    return `${line}:${column} ${isNote ? 'note: ' : ''}${message}`;
  });
}

/** For tests: the lines of a template without their common indent, so that documents stand in tables. */
export function dedent([text = '']: TemplateStringsArray): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
