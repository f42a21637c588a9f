import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import type { Position, Problem, Result } from '../problem.ts';
import { aliasDefect } from './alias-defect.ts';
import type { Source } from './source.ts';

/** YAML 1.2's core schema with merge keys (`<<`), which many real documents use; no timestamps, no binary. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Parses JSON or YAML text into a tree.
 *
 * JSON is recognised by its first character, not by its file name. Syntax errors, duplicate keys and a root that
 * is not an object come back as one located problem.
 *
 * @param start one sentence on how such a text starts, for one that holds something else
 */
export function parseSource(
  uri: string,
  bytes: string,
  start = 'An OpenAPI document starts with "openapi: 3.1.0".',
): Result<Source> {
  const parsed = parseTree(uri, bytes);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return parsed;
  return failed(uri, 'the file does not hold an object', { line: 1, column: 1 }, start);
}

/** Parses JSON or YAML text that may hold anything: a list too. */
export function parseTree(uri: string, bytes: string): Result<Source> {
  const text = bytes.startsWith('\uFEFF') ? bytes.slice(1) : bytes;
  if (text.trim() === '')
    return failed(uri, 'the file is empty', { line: 1, column: 1 }, 'Write an OpenAPI document into it.');
  if (text.includes('\0'))
    return failed(uri, 'this is a binary file, not JSON or YAML', { line: 1, column: 1 });
  const format = /^\s*[{[]/.test(text) ? 'json' : 'yaml';
  const parsed = format === 'json' ? parseJson(uri, text) : parseYaml(uri, text);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { uri, text, format, value: parsed.value }, problems: [] };
}

function parseJson(uri: string, text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text), problems: [] };
  } catch (error) {
    // A YAML flow mapping starts with a brace too.
    const asYaml = parseYaml(uri, text);
    if (asYaml.ok && !/\.json$/i.test(uri)) return asYaml;
    const message = error instanceof Error ? error.message : String(error);
    return failed(
      uri,
      `not valid JSON: ${shortened(message)}`,
      jsonPosition(message, text),
      'Correct the syntax; JSON has no comments and no trailing commas.',
    );
  }
}

function parseYaml(uri: string, text: string): Result<unknown> {
  try {
    const value = load(text, { schema, maxDepth: 1000 });
    const alias = /[\s,[{]\*[\w-]/.exec(text);
    const defect = alias && aliasDefect(value);
    if (!defect) return { ok: true, value, problems: [] };
    return failed(
      uri,
      `not valid YAML: ${defect}`,
      positionOf(text, alias.index + 1),
      'Write the value out, or use "$ref".',
    );
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position = error.mark && { line: error.mark.line + 1, column: error.mark.column + 1 };
    return failed(uri, `not valid YAML: ${error.reason}`, position, yamlHint(error.reason));
  }
}

function yamlHint(reason: string): string {
  if (reason.includes('tab')) return 'Indent with spaces.';
  if (reason.includes('duplicate')) return 'Remove or rename one of the two keys.';
  return 'Correct the syntax at this place.';
}

/** V8 tells `… at position 12 (line 2 column 3)`, or only `Unexpected end of JSON input`. */
function jsonPosition(message: string, text: string): Position {
  const known = /\(line (\d+) column (\d+)\)/.exec(message);
  if (known) return { line: Number(known[1]), column: Number(known[2]) };
  const offset = /position (\d+)/.exec(message)?.[1];
  return positionOf(text, offset === undefined ? text.length : Number(offset));
}

/** V8 quotes the text around the error; the location says it better. */
function shortened(message: string): string {
  return message.replace(/, (?:\.\.\.)?".*$/s, '').replace(/ in JSON at position.*$/s, '');
}

/** The line and column of an offset into a text. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

function failed(uri: string, message: string, position: Position | undefined, hint?: string): Result<never> {
  const problem: Problem = {
    code: 'document-syntax',
    severity: 'error',
    message,
    at: { source: uri, pointer: '', ...(position && { position }) },
    ...(hint !== undefined && { hint }),
  };
  return { ok: false, problems: [problem] };
}
