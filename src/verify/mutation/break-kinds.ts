import type { FindingClass } from '../../contract/codes.ts';
import type { Phase } from '../case.ts';

interface KindInfo {
  readonly class: FindingClass;
  /** For tables: `wrong type`. */
  readonly title: string;
  /** The phase of a plan that should find it, which is run first. */
  readonly phase: Phase;
  /** What to do where no request of a run comes to where it shows. */
  readonly unseen: string;
}

const noAnswer = 'Give an example, or a link, that leads to such an answer.';
const noItems = 'Give the list a create operation, or examples with enough items to tell.';
const noChange = 'Give a read operation for what is changed, so that the change can be seen.';
const noRefusal =
  'No request is known to provoke it: an example of one, or a rule that it breaks, would be tried.';

/** Every way in which a server is broken to see whether a run finds it. */
export const breakKinds = {
  'wrong-type': { class: 'response-shape', title: 'wrong type', phase: 'examples', unseen: noAnswer },
  'missing-property': {
    class: 'response-shape',
    title: 'missing property',
    phase: 'examples',
    unseen: noAnswer,
  },
  'extra-property': {
    class: 'response-shape',
    title: 'undocumented property',
    phase: 'examples',
    unseen: noAnswer,
  },
  'null-property': { class: 'response-shape', title: 'null', phase: 'examples', unseen: noAnswer },
  'wrong-enum': { class: 'response-shape', title: 'unknown enum value', phase: 'examples', unseen: noAnswer },
  'wrong-format': { class: 'response-shape', title: 'broken format', phase: 'examples', unseen: noAnswer },
  'malformed-answer': {
    class: 'response-shape',
    title: 'malformed body',
    phase: 'examples',
    unseen: noAnswer,
  },
  'wrong-error-body': {
    class: 'response-shape',
    title: 'wrong error body',
    phase: 'boundaries',
    unseen: noRefusal,
  },
  'wrong-success': { class: 'status', title: 'another success status', phase: 'examples', unseen: noAnswer },
  'wrong-refusal': { class: 'status', title: 'undocumented refusal', phase: 'boundaries', unseen: noRefusal },
  'unknown-id-found': {
    class: 'status',
    title: 'unknown id answered',
    phase: 'boundaries',
    unseen: 'Document 404, and what the id looks like.',
  },
  'wrong-content-type': {
    class: 'headers-media',
    title: 'wrong content type',
    phase: 'examples',
    unseen: noAnswer,
  },
  'missing-header': { class: 'headers-media', title: 'missing header', phase: 'examples', unseen: noAnswer },
  'wrong-header': { class: 'headers-media', title: 'wrong header', phase: 'examples', unseen: noAnswer },
  'accepts-invalid': {
    class: 'input-acceptance',
    title: 'invalid input accepted',
    phase: 'boundaries',
    unseen:
      'No request breaks this rule alone: another one says the same, or there is no request that is accepted.',
  },
  'accepts-malformed': {
    class: 'input-acceptance',
    title: 'malformed body accepted',
    phase: 'boundaries',
    unseen: 'Give an example of a request that is accepted.',
  },
  'refuses-valid': {
    class: 'input-acceptance',
    title: 'valid input refused',
    phase: 'boundaries',
    unseen: 'Document the bound or the values, so that they are tried.',
  },
  'ignores-auth': {
    class: 'auth',
    title: 'no credentials needed',
    phase: 'auth',
    unseen: 'Give an example of a request that is accepted.',
  },
  'any-credentials': {
    class: 'auth',
    title: 'any credentials accepted',
    phase: 'auth',
    unseen: 'Give an example of a request that is accepted.',
  },
  'foreign-access': { class: 'auth', title: "another user's item", phase: 'auth', unseen: noChange },
  'forgets-create': { class: 'state', title: 'create forgotten', phase: 'sequences', unseen: noChange },
  'changes-created': { class: 'state', title: 'created value changed', phase: 'sequences', unseen: noChange },
  'drops-default': { class: 'state', title: 'default not applied', phase: 'sequences', unseen: noChange },
  'keeps-refused': { class: 'state', title: 'refused create kept', phase: 'sequences', unseen: noRefusal },
  'wrong-location': { class: 'state', title: 'Location to nowhere', phase: 'sequences', unseen: noAnswer },
  'delete-without-effect': {
    class: 'state',
    title: 'delete without effect',
    phase: 'sequences',
    unseen: noChange,
  },
  'lists-deleted': { class: 'state', title: 'deleted item listed', phase: 'sequences', unseen: noChange },
  'patch-without-effect': {
    class: 'state',
    title: 'PATCH without effect',
    phase: 'sequences',
    unseen: noChange,
  },
  'patch-resets': { class: 'state', title: 'PATCH resets others', phase: 'sequences', unseen: noChange },
  'put-without-effect': { class: 'state', title: 'PUT without effect', phase: 'sequences', unseen: noChange },
  'put-merges': { class: 'state', title: 'PUT merges', phase: 'sequences', unseen: noChange },
  'action-without-effect': {
    class: 'state',
    title: 'action without effect',
    phase: 'sequences',
    unseen: noChange,
  },
  'etag-unchanged': { class: 'state', title: 'ETag never changes', phase: 'sequences', unseen: noChange },
  'ignores-precondition': { class: 'state', title: 'If-Match ignored', phase: 'sequences', unseen: noChange },
  'ignores-key': {
    class: 'state',
    title: 'idempotency key ignored',
    phase: 'sequences',
    unseen: noAnswer,
  },
  'wrong-parent': {
    class: 'state',
    title: 'found under a wrong parent',
    phase: 'sequences',
    unseen: noItems,
  },
  'ignores-page-size': {
    class: 'collection',
    title: 'page size ignored',
    phase: 'sequences',
    unseen: noItems,
  },
  'pages-overlap': { class: 'collection', title: 'pages overlap', phase: 'sequences', unseen: noItems },
  'pages-lose': { class: 'collection', title: 'pages lose items', phase: 'sequences', unseen: noItems },
  'wrong-total': { class: 'collection', title: 'wrong total', phase: 'sequences', unseen: noItems },
  'ignores-filter': { class: 'collection', title: 'filter ignored', phase: 'sequences', unseen: noItems },
  'ignores-sort': { class: 'collection', title: 'sort ignored', phase: 'sequences', unseen: noItems },
  'list-differs': {
    class: 'collection',
    title: 'list differs from read',
    phase: 'sequences',
    unseen: noItems,
  },
  'answers-method': {
    class: 'methods-routes',
    title: 'undocumented method',
    phase: 'boundaries',
    unseen: 'All methods of the path are documented or harmful.',
  },
  'head-differs': {
    class: 'methods-routes',
    title: 'HEAD differs',
    phase: 'boundaries',
    unseen: 'Give an example of a request that is accepted.',
  },
  'fails-on-valid': { class: 'robustness', title: '5xx on valid input', phase: 'examples', unseen: noAnswer },
  'fails-on-invalid': {
    class: 'robustness',
    title: '5xx on invalid input',
    phase: 'boundaries',
    unseen: noRefusal,
  },
} as const satisfies Readonly<Record<string, KindInfo>>;

export type BreakKind = keyof typeof breakKinds;
