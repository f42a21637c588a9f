import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts, SchemaFacts } from '../../resources/schema-facts.ts';
import type { Subject } from './subject.ts';

/** The properties that a body may have and that are the client's to set, by name. */
export function writableProperties(
  subject: Subject,
  schema: SchemaNode | undefined,
): ReadonlyMap<string, PropertyFacts> {
  if (!schema) return new Map();
  const all = [...subject.facts.properties(schema)];
  return new Map(all.filter(([, property]) => !isReadOnly(subject, property.schema)));
}

/** Whether a property is the server's to set, as its schema says. */
export function isReadOnly({ facts }: Subject, schema: SchemaNode): boolean {
  return facts.keyword(schema, 'readOnly') === true;
}

/** The properties that a case may give other values: no ids, references, states or addresses that are called. */
export function changeableProperties(
  subject: Subject,
  schema: SchemaNode | undefined,
): readonly PropertyFacts[] {
  const { resource, map, facts } = subject;
  const references = referenceTargets(map);
  return [...writableProperties(subject, schema).values()].filter(({ name, schema: node }) => {
    const plain = plainName(name);
    if (name === resource.id?.property || name === resource.lifecycle?.property) return false;
    if (references.has(plain) || references.has(plain.replace(/s$/, ''))) return false;
    if (/(?:id|ids|uuid|callback|callbackurl|webhook|webhookurl|password|secret|token)$/.test(plain))
      return false;
    if (/^(?:version|revision|etag|lockversion|type|kind|object)$/.test(plain)) return false;
    return !facts.parts(node).some(({ value }) => isObject(value) && 'const' in value);
  });
}

/** The properties that a case may give null, references to others included: what takes one away needs nothing that is there. */
export function clearableProperties(
  subject: Subject,
  schema: SchemaNode | undefined,
): readonly PropertyFacts[] {
  const { resource, facts } = subject;
  return [...writableProperties(subject, schema).values()].filter(({ name, schema: node }) => {
    if (name === resource.id?.property || name === resource.lifecycle?.property) return false;
    if (/(?:password|secret|token)$/.test(plainName(name))) return false;
    // What may be anything says nothing of null.
    const types = facts.types(node);
    return types.has('null') && types.size < 7;
  });
}

/** Whether what is sent for a property may come back otherwise or not at all, as its schema or its name says. */
export function isKeptOtherwise(
  { facts, resource }: { readonly facts: SchemaFacts; readonly resource: Pick<Resource, 'lifecycle'> },
  name: string,
  schema: SchemaNode | undefined,
): boolean {
  const plain = plainName(name);
  if (name === resource.lifecycle?.property) return true;
  if (
    /(?:password|passphrase|secret|token|pin|cvc|cvv|cardnumber|iban|accountnumber|apikey|html)$/.test(plain)
  )
    return true;
  if (!schema) return false;
  if (facts.keyword(schema, 'writeOnly') === true) return true;
  const description = facts.keyword(schema, 'description');
  return typeof description === 'string' && otherwise.test(description.slice(0, 2000));
}

const otherwise =
  /\b(?:normali[sz]ed|rounded|truncated|shortened|saniti[sz]ed|escaped|stripped|computed|calculated|derived|overrid|ignored|masked|redacted|encrypted|hashed|converted|canonical|server decides|may (?:change|differ)|slugified|lowercased|uppercased|trimmed)/i;
