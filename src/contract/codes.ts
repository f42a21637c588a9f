import type { Severity } from '../problem.ts';

/** What a code means, and how much it matters. */
export interface CodeInfo {
  readonly severity: Severity;
  /** One sentence: what a server that keeps to its document does. */
  readonly summary: string;
  /** Why it matters, or what to do. */
  readonly why: string;
}

/**
 * Everything that can be found wrong with what a server answers. The reference pages list this table.
 */
export const contractCodes = {
  'response-status': {
    severity: 'error',
    summary: 'The status of an answer is one that the operation documents.',
    why: 'A client has no branch for a status that it was not told of. Document it, or answer with a documented one.',
  },
  'response-content-type-missing': {
    severity: 'error',
    summary: 'An answer with a body has a Content-Type.',
    why: 'Without it a client has to guess how to read the body.',
  },
  'response-content-type': {
    severity: 'error',
    summary: "The Content-Type of an answer is one that the response's content documents.",
    why: 'A client that expects JSON fails on an HTML page.',
  },
  'response-body-missing': {
    severity: 'error',
    summary: 'An answer whose response documents content has a body.',
    why: 'A client fails when it parses nothing.',
  },
  'response-body-unexpected': {
    severity: 'error',
    summary: 'An answer to HEAD and with status 204, 205 or 304 has no body.',
    why: 'HTTP does not allow one: on a connection that is kept open its bytes are taken for the next answer.',
  },
  'response-body-undocumented': {
    severity: 'warning',
    summary: 'An answer has a body only where its response documents content.',
    why: 'Nothing says what the body means. Document its content, or send none.',
  },
  'response-body-malformed': {
    severity: 'error',
    summary: 'A body can be parsed as what its Content-Type says.',
    why: 'A client cannot read it at all.',
  },
  'response-body': {
    severity: 'error',
    summary: 'A body is valid against the schema of its media type, formats included.',
    why: 'Generated types say what the schema says; a client that trusts them fails.',
  },
  'response-body-unchecked': {
    severity: 'note',
    summary: 'A body that has a schema is checked against it.',
    why: 'There is no parser for this media type, or the body was too long: whether it is right is not known.',
  },
  'response-header-missing': {
    severity: 'error',
    summary: 'A header that the response documents as required is sent.',
    why: 'A client relies on it.',
  },
  'response-header-invalid': {
    severity: 'error',
    summary: "A documented header's value is valid against its schema.",
    why: 'A client that parses it fails.',
  },
  'server-error': {
    severity: 'error',
    summary: 'A request that the document allows is not answered with a 5xx.',
    why: 'The server failed on a request that it promises to handle.',
  },
  'no-answer': {
    severity: 'error',
    summary: 'Every request is answered, within the time limit.',
    why: 'The server closed the connection, sent what is no HTTP, or took too long.',
  },
  'probe-no-credentials': {
    severity: 'error',
    summary: 'A request without credentials is refused with 401 where the document asks for them.',
    why: 'Either everybody can do this, or the document is wrong about it.',
  },
  'probe-unknown-id': {
    severity: 'error',
    summary: 'A request for something that does not exist is answered with the documented 404.',
    why: 'A client cannot tell a missing thing from one that is there.',
  },
  'probe-malformed-json': {
    severity: 'error',
    summary: 'A body that is not JSON is refused with the documented 400.',
    why: 'A server that accepts it, or fails on it, does not parse what it says it parses.',
  },
  'probe-media-type': {
    severity: 'error',
    summary: 'A body of another media type is refused with the documented 415.',
    why: 'A server that reads any type can be made to read what it should not.',
  },
  'probe-method': {
    severity: 'error',
    summary: 'A method that the path does not have is refused with the documented 405.',
    why: 'Either the document lacks an operation, or the router answers what it should not.',
  },
  'allow-incomplete': {
    severity: 'error',
    summary: 'A 405 names in Allow the methods that the path has.',
    why: 'RFC 9110, section 15.5.6, requires it.',
  },
  'example-refused': {
    severity: 'note',
    summary: "The document's own example of a request is accepted.",
    why: 'The answer is documented, so the contract holds; but the example does not show a request that works here.',
  },
  'probe-blocked': {
    severity: 'note',
    summary: 'A probe is not refused for its credentials, unless it has none.',
    why: 'The server looked at the credentials first, so what it does with the rest of the probe is not known.',
  },
  'success-not-seen': {
    severity: 'warning',
    summary: 'A success answer of each operation was seen, and so checked.',
    why: 'What was never answered was never checked. Give credentials, data that the examples name, or links.',
  },
  'not-exercised': {
    severity: 'warning',
    summary: 'At least one request of each operation could be made.',
    why: 'An operation that was never called was never checked. Add an example.',
  },
  'rate-limited': {
    severity: 'warning',
    summary: 'Requests are not refused with 429.',
    why: 'Answers that were not given could not be checked. Turn the limit off or up for the test.',
  },
  'budget-exhausted': {
    severity: 'warning',
    summary: 'All planned requests fit into the budget.',
    why: 'The cases left were not tried. Raise the budget.',
  },
  'resource-unavailable': {
    severity: 'note',
    summary: 'What a request needs to exist can be created first.',
    why: 'The request was sent with the ids of the examples instead, which may not exist.',
  },
  'cleanup-failed': {
    severity: 'note',
    summary: 'What the run created is deleted again.',
    why: 'It is still on the server.',
  },
} as const satisfies Readonly<Record<string, CodeInfo>>;

export type ContractCode = keyof typeof contractCodes;
