import { type ContractCode, contractCodes } from '../../contract/codes.ts';
import type { WireRequest } from '../../contract/exchange.ts';
import { redacted } from '../../http/redact-text.ts';
import { isObject } from '../../model/values.ts';

/** A finding as a JSON report has it, checked: the file may come from anyone. */
export interface RecordedFinding {
  /** From 1, as they stand in the file: findings, then notes. */
  readonly number: number;
  readonly code: ContractCode;
  /** Worth knowing, and no fault. */
  readonly isNote: boolean;
  /** In upper case. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly message: string;
  /** The place in the document, where it is told. */
  readonly pointer: string | undefined;
  /** The API's name, and the file of its document. */
  readonly api: string | undefined;
  readonly file: string | undefined;
  /** In order; the last one decides. */
  readonly steps: readonly RecordedStep[];
}

/** A request of a report, and what it was answered with. */
export interface RecordedStep {
  /** With variables in place of secrets. Its URL is absolute. */
  readonly request: WireRequest;
  /** Why the request cannot be sent again as it was; undefined where it can. */
  readonly flaw: string | undefined;
  readonly response: RecordedResponse | undefined;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: WireRequest['headers'];
  /** Perhaps cut. */
  readonly body: string | undefined;
}

/** What a report says, or why it is none. */
export type ReadRecorded =
  | { readonly ok: true; readonly findings: readonly RecordedFinding[] }
  /** One sentence without the file's name: `it has no list "findings"`. */
  | { readonly ok: false; readonly reason: string };

const maxFindings = 10_000;
const maxSteps = 100;
const maxHeaders = 200;
const maxUrlLength = 100_000;

/** Reads a JSON report of `concordat verify`, or one finding out of it. Findings that cannot be read are a reason to refuse it. */
export function readRecorded(json: unknown): ReadRecorded {
  if (!isObject(json)) return { ok: false, reason: 'it is no JSON report' };
  const isReport = Array.isArray(json.findings);
  if (!isReport && json.code === undefined)
    return { ok: false, reason: 'it has neither a list "findings" nor a "code"' };
  const list = isReport ? [...listOf(json.findings), ...listOf(json.notes)] : [json];
  if (list.length > maxFindings) return { ok: false, reason: `it has more than ${maxFindings} findings` };
  const findings: RecordedFinding[] = [];
  for (const [index, one] of list.entries()) {
    const found = findingOf(one, index + 1);
    if (typeof found === 'string') return { ok: false, reason: `finding ${index + 1} ${found}` };
    findings.push(found);
  }
  return { ok: true, findings };
}

/** A finding, or what is wrong with it. */
function findingOf(json: unknown, number: number): RecordedFinding | string {
  if (!isObject(json)) return 'is no object';
  const { code, method, path, message, location, api } = json;
  if (typeof code !== 'string' || !isCode(code)) return 'has a code that this version does not know';
  if (typeof method !== 'string' || typeof path !== 'string')
    return 'does not say which operation it is about';
  const steps: RecordedStep[] = [];
  const list = Array.isArray(json.steps) ? json.steps : json.request === undefined ? [] : [json];
  if (list.length > maxSteps) return `has more than ${maxSteps} steps`;
  for (const one of list) {
    const step = stepOf(one);
    if (typeof step === 'string') return step;
    steps.push(step);
  }
  const place = isObject(location) ? location : {};
  return {
    number,
    code,
    isNote: json.level === 'note',
    method: method.toUpperCase(),
    path,
    message: textOf(message) ?? '',
    pointer: textOf(place.pointer),
    file: textOf(place.file),
    api: textOf(api),
    steps,
  };
}

function isCode(code: string): code is ContractCode {
  return Object.hasOwn(contractCodes, code);
}

function stepOf(json: unknown): RecordedStep | string {
  const request = isObject(json) ? json.request : undefined;
  if (!isObject(json) || !isObject(request)) return 'has a step without a request';
  const { method, url } = request;
  if (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method)) return 'has a request without a method';
  if (
    typeof url !== 'string' ||
    url.length > maxUrlLength ||
    !/^https?:\/\/[^/?#\s@]+(?:[/?]\S*)?$/i.test(url)
  )
    return 'has a request whose URL is not that of a server';
  const headers = headersOf(request.headers);
  if (!headers) return 'has a request whose headers cannot be sent';
  const body = bodyOf(request);
  const wire = { method: method.toUpperCase(), url, headers, body: body.bytes };
  const texts = [url, textOf(request.body) ?? '', ...headers.map(([, value]) => value)];
  const isHidden = texts.some((text) => text.includes(redacted));
  const flaw = isHidden ? 'a request repeats a secret that the report leaves out' : body.flaw;
  return { request: wire, flaw, response: responseOf(json.response) };
}

/** What stands for the end of a body that was too long for the report. */
const cutMark = /… \(\d+ bytes\)$/;

function bodyOf(request: Record<string, unknown>): {
  bytes: Uint8Array | undefined;
  flaw: string | undefined;
} {
  const { body, bodyBase64 } = request;
  if (typeof bodyBase64 === 'string') return { bytes: Buffer.from(bodyBase64, 'base64'), flaw: undefined };
  if (typeof body !== 'string') return { bytes: undefined, flaw: undefined };
  if (cutMark.test(body))
    return { bytes: undefined, flaw: 'the body of a request was too long for the report' };
  // What was no text came into the report as question marks.
  if (body.includes('\ufffd'))
    return { bytes: undefined, flaw: 'the body of a request is not in the report as it was' };
  return { bytes: new TextEncoder().encode(body), flaw: undefined };
}

function responseOf(json: unknown): RecordedResponse | undefined {
  if (!isObject(json) || typeof json.status !== 'number') return undefined;
  return { status: json.status, headers: headersOf(json.headers) ?? [], body: textOf(json.body) };
}

/** Undefined where one of them cannot be sent. */
function headersOf(json: unknown): WireRequest['headers'] | undefined {
  if (json === undefined) return [];
  if (!Array.isArray(json) || json.length > maxHeaders) return undefined;
  const headers: (readonly [string, string])[] = [];
  for (const pair of json) {
    const [name, value] = Array.isArray(pair) ? pair : [];
    if (typeof name !== 'string' || typeof value !== 'string') return undefined;
    // Line breaks would make headers, and requests, of their own.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value)) return undefined;
    headers.push([name, value]);
  }
  return headers;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
