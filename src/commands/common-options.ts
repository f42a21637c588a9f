import { validateModes } from '../mock/request/preferences.ts';
import { reportFormats } from '../report/report.ts';
import type { ArgumentSpec } from './command.ts';

/** The argument of every command that works on APIs. */
export const apiArguments = [
  {
    name: 'api',
    summary:
      'a name from the configuration, a file, a URL, git:REVISION:PATH, or - for standard input; all APIs of the configuration by default',
    variadic: true,
  },
] as const satisfies readonly ArgumentSpec[];

/** Flags of every command that reads the configuration and documents. */
export const inputOptions = {
  config: {
    type: 'string',
    value: 'file',
    summary:
      'configuration file; by default concordat.config.{ts,js,mjs,yaml,json} in the working directory or above',
  },
  allowHost: { type: 'list', value: 'host', summary: 'a host that $refs may lead to; repeatable' },
  maxBytes: {
    type: 'number',
    value: 'bytes',
    summary: 'the largest text that is read as a document (default 100 MB)',
  },
} as const;

/** Flags of every command that prints a report. */
export const reportOptions = {
  format: { type: 'string', choices: reportFormats, default: 'text', summary: 'how the report is printed' },
  output: {
    type: 'string',
    short: 'o',
    value: 'file',
    summary: 'write the report to a file instead of stdout',
  },
} as const;

/** Flags of every command that serves a mock. */
export const servingOptions = {
  port: {
    type: 'number',
    short: 'p',
    value: 'port',
    summary: 'port to listen on; 0 takes a free one (default 4010)',
  },
  dynamic: { type: 'boolean', short: 'd', summary: 'generate answers from schemas instead of examples' },
  seed: { type: 'number', value: 'n', summary: 'make generated answers reproducible' },
  errors: {
    type: 'boolean',
    summary: 'answer with an error where a request or an answer breaks the document',
  },
  validate: {
    type: 'string',
    value: 'mode',
    choices: validateModes,
    summary:
      'requests that break the document are refused ("error", the default), answered with a header that says so ("warn"), or not looked at ("off")',
  },
  cors: { type: 'boolean', default: true, configurable: true, summary: 'send no CORS headers' },
} as const;

/** Flags of every command that can serve over HTTPS. */
export const httpsOptions = {
  https: {
    type: 'boolean',
    summary: 'serve over HTTPS, with a certificate for this machine that is made at each start',
  },
  httpsCert: {
    type: 'string',
    value: 'file',
    summary: 'serve over HTTPS with this certificate, a PEM file; needs --https-key',
  },
  httpsKey: { type: 'string', value: 'file', summary: 'the private key of the certificate, a PEM file' },
} as const;

/** Flags of every command whose mock sends callbacks. */
export const callbackOptions = {
  callbackDelay: {
    type: 'number',
    value: 'ms',
    summary: 'how long a callback waits before it is sent (default 0)',
  },
  callbackAttempts: {
    type: 'number',
    value: 'n',
    summary:
      'how often a callback is tried while the receiver is not there or answers 408, 425, 429 or 5xx (default 1)',
  },
} as const;

/** Flags of every command that sends what the API's provider would send: webhooks, callbacks. */
export const signingOptions = {
  secret: {
    type: 'string',
    value: 'variable',
    summary:
      'sign with the secret in this environment variable, as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature)',
  },
  signatureHeader: {
    type: 'string',
    value: 'name',
    summary: 'sign with one header instead: the HMAC-SHA256 of the body in hexadecimal',
  },
  signaturePrefix: {
    type: 'string',
    value: 'text',
    summary: 'what stands before the hexadecimal digits, "sha256=" for example',
  },
} as const;
