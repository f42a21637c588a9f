import type { components, operations } from '../../../generated/projects/types.ts';
import type { InputOf } from '../shared/operation-input.ts';
import type { Handler } from '../shared/register-operations.ts';
import type { Caller } from './authenticate.ts';

/** A project, as the document describes it. */
export type Project = components['schemas']['Project'];
/** Whether work goes on. */
export type ProjectStatus = components['schemas']['ProjectStatus'];
/** What a client may set. */
export type ProjectFields = components['schemas']['ProjectReplace'];
/** A new project; what has a default may be left out. */
export type ProjectCreate = components['schemas']['ProjectCreate'];
/** A merge patch: `null` removes. */
export type ProjectPatch = components['schemas']['ProjectPatch'];

/** What `POST /oauth/token` takes, by `grant_type`. */
export type TokenRequest = components['schemas']['TokenRequest'];
/** What `POST /oauth/token` answers. */
export type Token = components['schemas']['Token'];
/** What `GET /oauth/authorize` takes. */
export type AuthorizationRequest = NonNullable<operations['authorize']['parameters']['query']>;

/** What a credential may do. */
export type Scope = 'projects:read' | 'projects:write' | 'projects:delete';

/** One handler for each operation of the document. */
export type ProjectHandlers = {
  readonly [Id in keyof operations]: Handler<InputOf<operations[Id]>, Caller>;
};
