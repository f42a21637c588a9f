import type { FindingClass } from '../contract-tests/mutants/subject.ts';

/** What a check of a peer is counted for, and why: generously, so that no peer loses by a difference of names. */
export interface Mapping {
  readonly classes: readonly FindingClass[];
  readonly reason: string;
}

/** The failures and the errors of the network of Schemathesis, by type. One that is not here counts for nothing but suspicion. */
export const schemathesisMapping: Readonly<Record<string, Mapping>> = {
  ServerError: {
    classes: ['robustness', 'status'],
    reason: 'a 5xx is a crash, and a status that no operation documents',
  },
  ContentTypeServerError: {
    classes: ['robustness', 'status', 'headers-media'],
    reason: 'a 5xx for a media type that is not documented',
  },
  UndefinedStatusCode: {
    classes: ['status', 'robustness', 'input-acceptance'],
    reason: 'whatever has led to the status, the operation is not described as it is',
  },
  MissingContentType: { classes: ['headers-media'], reason: 'a header of the answer' },
  UndefinedContentType: { classes: ['headers-media'], reason: 'the media type of the answer' },
  MalformedMediaType: { classes: ['headers-media'], reason: 'a header of the answer' },
  MissingHeaders: { classes: ['headers-media'], reason: 'a documented header of the answer' },
  JsonSchemaError: {
    classes: ['response-shape', 'headers-media'],
    reason: 'it is told of bodies and of headers alike',
  },
  MalformedJson: {
    classes: ['response-shape', 'headers-media', 'robustness'],
    reason: 'a body that is not what it says, or that was cut off',
  },
  ContentDeserializationError: {
    classes: ['response-shape', 'headers-media'],
    reason: 'a body that its media type does not describe',
  },
  DiscriminatorMismatch: { classes: ['response-shape'], reason: 'the body names no known schema' },
  AcceptedNegativeData: { classes: ['input-acceptance'], reason: 'an invalid request was accepted' },
  RejectedPositiveData: {
    classes: ['input-acceptance', 'status'],
    reason: 'a valid request was refused, with a status that does not belong there',
  },
  MissingHeaderNotRejected: {
    classes: ['input-acceptance', 'headers-media', 'auth'],
    reason: 'a required header may be a credential',
  },
  UnsupportedMethodResponse: {
    classes: ['methods-routes', 'status'],
    reason: 'a method that is not documented gets another answer than 405',
  },
  AllowHeaderMismatch: {
    classes: ['methods-routes', 'headers-media'],
    reason: 'Allow is a header about methods',
  },
  UseAfterFree: { classes: ['state'], reason: 'what was deleted can still be read' },
  EnsureResourceAvailability: { classes: ['state'], reason: 'what was made cannot be read' },
  IgnoredAuth: { classes: ['auth'], reason: 'credentials are not checked' },
  ObjectLevelAuthorizationViolation: { classes: ['auth'], reason: "another user's object can be read" },
  ReadTimeout: { classes: ['robustness'], reason: 'an error of the network: no answer came' },
  ConnectionError: { classes: ['robustness'], reason: 'an error of the network: the connection was cut' },
  ChunkedEncodingError: {
    classes: ['robustness', 'headers-media', 'response-shape'],
    reason: 'an error of the network: the answer was cut off',
  },
};

/** What a failed test of Specmatic is about; the first that fits. */
export const specmaticMapping: readonly (Mapping & { readonly code: string; readonly pattern: RegExp })[] = [
  {
    code: 'no-answer',
    pattern: /timed? ?out|connection (?:reset|closed|refused)|unexpected end|prematurely/i,
    classes: ['robustness', 'headers-media'],
    reason: 'no whole answer came',
  },
  {
    code: 'negative-5xx',
    pattern: /^-ve.*\n[\s\S]*response contained status 5\d\d/,
    classes: ['robustness', 'status', 'input-acceptance'],
    reason: 'an invalid request crashes the server',
  },
  {
    code: 'positive-5xx',
    pattern: /^\+ve.*\n[\s\S]*response contained status 5\d\d/,
    classes: ['robustness', 'status'],
    reason: 'a valid request crashes the server',
  },
  {
    code: 'negative-status',
    pattern: /^-ve.*\n[\s\S]*RESPONSE\.STATUS/,
    classes: ['input-acceptance', 'status'],
    reason: 'an invalid request gets another status than 4xx',
  },
  {
    code: 'positive-status',
    pattern: /^\+ve.*\n[\s\S]*RESPONSE\.STATUS/,
    classes: ['status', 'input-acceptance', 'state'],
    reason:
      'a valid request gets another status than the documented one: refused, or what it is about is not there',
  },
  {
    code: 'header',
    pattern: /RESPONSE\.HEADERS?/,
    classes: ['headers-media', 'response-shape'],
    reason: 'a header of the answer, also its media type',
  },
  {
    code: 'body',
    pattern: /RESPONSE\.BODY/,
    classes: ['response-shape', 'headers-media'],
    reason: 'the body of the answer; one that is not JSON is told here, too',
  },
];

/** The fields of an answer that Dredd compares; `5xx` where the real status is one. */
export const dreddMapping: Readonly<Record<'statusCode' | 'headers' | 'body' | '5xx' | 'error', Mapping>> = {
  statusCode: {
    classes: ['status', 'input-acceptance', 'state'],
    reason: 'a valid request gets another status than the documented one',
  },
  '5xx': { classes: ['robustness', 'status'], reason: 'a valid request crashes the server' },
  headers: { classes: ['headers-media'], reason: 'a documented header is missing or another' },
  body: { classes: ['response-shape'], reason: 'the body is not of the documented schema' },
  error: { classes: ['robustness'], reason: 'no answer came' },
};

/** Operations that peers are not to call, by subject, because every request after them would be refused. */
export const leftOut: Readonly<Record<string, readonly string[]>> = {
  // It ends the session whose cookie the peers were given; one mutant is lost by this.
  search: ['DELETE /session'],
};
