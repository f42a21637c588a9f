import type { Severity } from '../problem.ts';

/** The kinds of faults that a server can have. */
export const findingClasses = [
  'response-shape',
  'status',
  'headers-media',
  'input-acceptance',
  'state',
  'auth',
  'methods-routes',
  'collection',
  'robustness',
] as const;
export type FindingClass = (typeof findingClasses)[number];

/** What a code means, and how much it matters. */
export interface CodeInfo {
  /** What kind of fault it is: how reports group it. */
  readonly class: FindingClass;
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
    class: 'status',
    severity: 'error',
    summary: 'The status of an answer is one that the operation documents.',
    why: 'A client has no branch for a status that it was not told of. Document it, or answer with a documented one.',
  },
  'response-content-type-missing': {
    class: 'headers-media',
    severity: 'error',
    summary: 'An answer with a body has a Content-Type.',
    why: 'Without it a client has to guess how to read the body.',
  },
  'response-content-type': {
    class: 'headers-media',
    severity: 'error',
    summary: "The Content-Type of an answer is one that the response's content documents.",
    why: 'A client that expects JSON fails on an HTML page.',
  },
  'response-body-missing': {
    class: 'response-shape',
    severity: 'error',
    summary: 'An answer whose response documents content has a body.',
    why: 'A client fails when it parses nothing.',
  },
  'response-body-unexpected': {
    class: 'response-shape',
    severity: 'error',
    summary: 'An answer to HEAD and with status 204, 205 or 304 has no body.',
    why: 'HTTP does not allow one: on a connection that is kept open its bytes are taken for the next answer.',
  },
  'response-body-undocumented': {
    class: 'response-shape',
    severity: 'warning',
    summary: 'An answer has a body only where its response documents content.',
    why: 'Nothing says what the body means. Document its content, or send none.',
  },
  'response-body-malformed': {
    class: 'response-shape',
    severity: 'error',
    summary: 'A body can be parsed as what its Content-Type says.',
    why: 'A client cannot read it at all.',
  },
  'response-body': {
    class: 'response-shape',
    severity: 'error',
    summary: 'A body is valid against the schema of its media type, formats included.',
    why: 'Generated types say what the schema says; a client that trusts them fails.',
  },
  'response-body-unchecked': {
    class: 'response-shape',
    severity: 'note',
    summary: 'A body that has a schema is checked against it.',
    why: 'There is no parser for this media type, or the body was too long: whether it is right is not known.',
  },
  'response-header-missing': {
    class: 'headers-media',
    severity: 'error',
    summary: 'A header that the response documents as required is sent.',
    why: 'A client relies on it.',
  },
  'response-header-invalid': {
    class: 'headers-media',
    severity: 'error',
    summary: "A documented header's value is valid against its schema.",
    why: 'A client that parses it fails.',
  },
  'server-error': {
    class: 'robustness',
    severity: 'error',
    summary: 'A request that the document allows is not answered with a 5xx.',
    why: 'The server failed on a request that it promises to handle.',
  },
  'no-answer': {
    class: 'robustness',
    severity: 'error',
    summary: 'Every request is answered, within the time limit.',
    why: 'The server closed the connection, sent what is no HTTP, or took too long.',
  },
  'allow-incomplete': {
    class: 'methods-routes',
    severity: 'error',
    summary: 'A 405 names in Allow the methods that the path has.',
    why: 'RFC 9110, section 15.5.6, requires it.',
  },
  'invalid-accepted': {
    class: 'input-acceptance',
    severity: 'error',
    summary: 'A request that breaks its schema is refused with a 4xx.',
    why: 'What is stored in spite of the contract breaks whoever reads it later.',
  },
  'valid-refused': {
    class: 'input-acceptance',
    severity: 'error',
    summary: 'A request that the document allows is not refused for what it says.',
    why: 'A client that keeps to the document is turned away. Correct the server, or write the rule into the schema.',
  },
  'refusal-status': {
    class: 'status',
    severity: 'error',
    summary: 'A request that breaks its schema is refused with the status that the document names for it.',
    why: 'A client tells what is wrong by the status.',
  },
  'malformed-accepted': {
    class: 'input-acceptance',
    severity: 'error',
    summary: 'A body that cannot be parsed as its Content-Type says is refused.',
    why: 'A server that accepts it does not parse what it says it parses.',
  },
  'media-type-accepted': {
    class: 'input-acceptance',
    severity: 'error',
    summary: 'A body of another media type is refused, with 415 where it is documented.',
    why: 'A server that reads any type can be made to read what it should not.',
  },
  'unknown-id-answered': {
    class: 'status',
    severity: 'error',
    summary: 'A request for something that does not exist is answered with the documented 404.',
    why: 'A client cannot tell a missing thing from one that is there.',
  },
  'method-answered': {
    class: 'methods-routes',
    severity: 'error',
    summary: 'A method that the path does not have is refused, with 405 where it is documented.',
    why: 'Either the document lacks an operation, or the router answers what it should not.',
  },
  'route-answered': {
    class: 'methods-routes',
    severity: 'error',
    summary: 'A path that the document does not have is not answered with a success.',
    why: 'What is not documented is not protected, not tested and not known.',
  },
  'head-differs': {
    class: 'methods-routes',
    severity: 'error',
    summary: 'HEAD is answered as GET, without the body.',
    why: 'Caches and clients that ask for the headers alone are misled.',
  },
  'auth-ignored': {
    class: 'auth',
    severity: 'error',
    summary: 'A request without credentials is refused where the document asks for them.',
    why: 'Everybody can do this.',
  },
  'auth-status': {
    class: 'auth',
    severity: 'error',
    summary: 'A request without credentials is refused with the status that the document names for it.',
    why: 'A client signs in anew when it sees 401, and only then.',
  },
  'bad-credentials-accepted': {
    class: 'auth',
    severity: 'error',
    summary: 'Credentials that nobody has are refused.',
    why: 'Anything that looks like a key opens the door.',
  },
  'wrong-scheme-accepted': {
    class: 'auth',
    severity: 'error',
    summary: 'Credentials are taken only as the document says that they are sent.',
    why: 'What is not documented is not protected by those who read the document.',
  },
  'foreign-object': {
    class: 'auth',
    severity: 'error',
    summary: 'What belongs to one user cannot be read or changed by another.',
    why: 'It is the most common hole of APIs: an id of somebody else is all that it takes.',
  },
  'scope-ignored': {
    class: 'auth',
    severity: 'error',
    summary: 'A token without the scope that an operation asks for is refused.',
    why: 'Scopes are there so that a stolen token cannot do everything.',
  },
  'not-readable-after-create': {
    class: 'state',
    severity: 'error',
    summary: 'What was created can be read.',
    why: 'A client that follows the answer of a create finds nothing.',
  },
  'not-listed-after-create': {
    class: 'state',
    severity: 'error',
    summary: 'What was created is in the list.',
    why: 'A client that lists does not see what it made.',
  },
  'created-differs': {
    class: 'state',
    severity: 'error',
    summary: 'What is read is what was sent and what the create answered.',
    why: 'The server has lost or changed data.',
  },
  'readable-after-delete': {
    class: 'state',
    severity: 'error',
    summary: 'What was deleted is gone.',
    why: 'A client cannot rely on a delete.',
  },
  'listed-after-delete': {
    class: 'state',
    severity: 'error',
    summary: 'What was deleted is in no list.',
    why: 'Lists show what cannot be opened.',
  },
  'replace-differs': {
    class: 'state',
    severity: 'error',
    summary: 'PUT keeps what was sent.',
    why: 'The server has lost or changed data.',
  },
  'replace-merges': {
    class: 'state',
    severity: 'error',
    summary: 'PUT replaces: what is not sent any more is gone.',
    why: 'What a client took away is still there.',
  },
  'replace-not-idempotent': {
    class: 'state',
    severity: 'error',
    summary: 'The same PUT twice leaves the same.',
    why: 'A client that repeats a PUT after a broken connection does harm.',
  },
  'patch-differs': {
    class: 'state',
    severity: 'error',
    summary: 'PATCH changes what was sent.',
    why: 'The change is lost.',
  },
  'patch-changes-others': {
    class: 'state',
    severity: 'error',
    summary: 'PATCH leaves the rest alone.',
    why: 'Data is lost that the client did not speak of.',
  },
  'refused-create-kept': {
    class: 'state',
    severity: 'error',
    summary: 'A refused create leaves nothing behind.',
    why: 'A client that corrects its request has made two.',
  },
  'refused-change-kept': {
    class: 'state',
    severity: 'error',
    summary: 'A refused change changes nothing.',
    why: 'A client that was told no finds it done.',
  },
  'location-wrong': {
    class: 'state',
    severity: 'error',
    summary: 'Location leads to what was made.',
    why: 'A client that follows it is lost.',
  },
  'read-changes': {
    class: 'state',
    severity: 'error',
    summary: 'GET and HEAD change nothing.',
    why: 'Caches, crawlers and retries do harm.',
  },
  'default-not-applied': {
    class: 'state',
    severity: 'error',
    summary: 'A default of the schema is applied to what was left out.',
    why: 'A client that relies on the default finds something else.',
  },
  'read-only-written': {
    class: 'state',
    severity: 'error',
    summary: 'What is readOnly is not taken from a client.',
    why: "A client can write what is the server's own.",
  },
  'etag-unchanged': {
    class: 'state',
    severity: 'error',
    summary: 'The ETag changes when the content does.',
    why: 'Caches and If-Match rely on it: changes of others are overwritten.',
  },
  'etag-unstable': {
    class: 'state',
    severity: 'error',
    summary: 'The ETag stays while the content does.',
    why: 'Every If-Match fails, every cache misses.',
  },
  'precondition-ignored': {
    class: 'state',
    severity: 'error',
    summary: 'If-Match with another version is refused with 412.',
    why: 'Changes of others are overwritten.',
  },
  'not-modified-ignored': {
    class: 'state',
    severity: 'error',
    summary: 'If-None-Match with the current version is answered with 304, where it is documented.',
    why: 'What the client has is sent again.',
  },
  'wrong-parent': {
    class: 'state',
    severity: 'error',
    summary: 'What belongs to one parent is not found under another.',
    why: 'Ids of others open what they should not.',
  },
  'duplicate-accepted': {
    class: 'state',
    severity: 'error',
    summary: 'A value that must be unique is refused with the documented 409 when it is taken.',
    why: 'Two have what only one may have.',
  },
  'idempotency-ignored': {
    class: 'state',
    severity: 'error',
    summary: 'The same idempotency key makes one thing once.',
    why: 'A retry orders twice.',
  },
  'lifecycle-wrong': {
    class: 'state',
    severity: 'error',
    summary: 'A job goes through its documented states and ends.',
    why: 'A client waits for ever.',
  },
  'action-without-effect': {
    class: 'state',
    severity: 'error',
    summary: 'An action does what it says to the state.',
    why: 'A client is told that something is done which is not.',
  },
  'page-size-ignored': {
    class: 'collection',
    severity: 'error',
    summary: 'A page has at most as many items as were asked for.',
    why: 'A client is sent more than it can hold.',
  },
  'pages-overlap': {
    class: 'collection',
    severity: 'error',
    summary: 'No item is on two pages.',
    why: 'A client that pages counts twice.',
  },
  'pages-lose': {
    class: 'collection',
    severity: 'error',
    summary: 'Every item is on a page.',
    why: 'A client that pages misses some.',
  },
  'total-wrong': {
    class: 'collection',
    severity: 'error',
    summary: 'Totals and positions that a page tells are right.',
    why: 'A client shows the wrong number of pages.',
  },
  'cursor-endless': {
    class: 'collection',
    severity: 'error',
    summary: 'Pages end.',
    why: 'A client pages for ever.',
  },
  'next-link-wrong': {
    class: 'collection',
    severity: 'error',
    summary: 'The link to the next page leads on.',
    why: 'A client that follows it loses items or never ends.',
  },
  'filter-ignored': {
    class: 'collection',
    severity: 'error',
    summary: 'A filter leaves only what it describes, and all of it.',
    why: 'A client is shown what it did not ask for, or misses what it did.',
  },
  'sort-ignored': {
    class: 'collection',
    severity: 'error',
    summary: 'A list is sorted as was asked.',
    why: 'A client shows the wrong order.',
  },
  'page-repeats': {
    class: 'collection',
    severity: 'error',
    summary: 'The same page twice is the same.',
    why: 'A client that pages sees items twice or never.',
  },
  'stack-trace': {
    class: 'robustness',
    severity: 'error',
    summary: 'An answer does not show stack traces, paths of files or queries.',
    why: 'Attackers read them first.',
  },
  'slow-answer': {
    class: 'robustness',
    severity: 'warning',
    summary: 'Answers come within the budget of time.',
    why: 'Clients give up.',
  },
  'retry-after-missing': {
    class: 'headers-media',
    severity: 'error',
    summary: 'A 429 or 503 says in Retry-After how long to wait, where that is documented.',
    why: 'Clients hammer, or wait too long.',
  },
  'rate-limit-headers': {
    class: 'headers-media',
    severity: 'error',
    summary: 'Headers about rate limits agree with one another and count down.',
    why: 'Clients that keep to them are refused all the same.',
  },
  'undocumented-field': {
    class: 'response-shape',
    severity: 'note',
    summary: 'An answer has only the properties that its schema names.',
    why: 'Nobody knows what it means, and whether it may be relied on.',
  },
  'default-only': {
    class: 'status',
    severity: 'note',
    summary: "An answer's status is named in the document, not only covered by default.",
    why: 'A client cannot know what it means.',
  },
  'example-refused': {
    class: 'input-acceptance',
    severity: 'note',
    summary: "The document's own example of a request is accepted.",
    why: 'The answer is documented, so the contract holds; but the example does not show a request that works here.',
  },
  'probe-blocked': {
    class: 'robustness',
    severity: 'note',
    summary: 'What a case is about is what the server answers to.',
    why: 'The server looked at something else first, so what it does with the rest is not known.',
  },
  'case-failed': {
    class: 'robustness',
    severity: 'note',
    summary: 'A case can be made of the document.',
    why: 'What it would have shown is not known.',
  },
  'success-not-seen': {
    class: 'robustness',
    severity: 'warning',
    summary: 'A success answer of each operation was seen, and so checked.',
    why: 'What was never answered was never checked. Give credentials, data that the examples name, or links.',
  },
  'not-exercised': {
    class: 'robustness',
    severity: 'warning',
    summary: 'At least one request of each operation could be made.',
    why: 'An operation that was never called was never checked. Add an example.',
  },
  'rate-limited': {
    class: 'robustness',
    severity: 'warning',
    summary: 'Requests are not refused with 429.',
    why: 'Answers that were not given could not be checked. Turn the limit off or up for the test.',
  },
  'budget-exhausted': {
    class: 'robustness',
    severity: 'warning',
    summary: 'All planned requests fit into the budget.',
    why: 'The cases left were not tried. Raise the budget.',
  },
  'resource-unavailable': {
    class: 'robustness',
    severity: 'note',
    summary: 'What a request needs to exist can be created first.',
    why: 'The request was sent with the ids of the examples instead, which may not exist.',
  },
  'cleanup-failed': {
    class: 'robustness',
    severity: 'note',
    summary: 'What the run created is deleted again.',
    why: 'It is still on the server.',
  },
} as const satisfies Readonly<Record<string, CodeInfo>>;

export type ContractCode = keyof typeof contractCodes;
