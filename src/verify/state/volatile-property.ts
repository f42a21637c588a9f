import { isStateName } from '../../resources/lifecycle.ts';
import { plainName } from '../../resources/noun.ts';
import type { Subject } from './subject.ts';

/** Clocks, counters of readers, and what is made anew for each answer. */
const moving =
  /^(?:now|time|servertime|currenttime|timestamp|date|generatedat|retrievedat|fetchedat|asof|age|ageseconds|uptime|ttl|expiresin|remaining|elapsed\w*|duration\w*|requestid|traceid|correlationid|nonce|etag|links?|meta|url|href|downloadurl|uploadurl|signedurl)$|(?:views?|hits?|reads?|visits?|viewcount|hitcount|readcount|downloads|downloadcount|accesscount|lastaccess\w*|lastseen\w*|lastread\w*|lastviewed\w*|lastused\w*|lastlogin\w*|lastactive\w*|viewedat|accessedat|readat|seenat|expiresin\w*|secondsleft|timeleft)$/;

/** Whether the value of a property may change while nobody changes the item. */
export function isMoving({ resource }: Subject, name: string): boolean {
  const plain = plainName(name);
  const { lifecycle } = resource;
  if (moving.test(plain)) return true;
  if (!lifecycle) return false;
  return (
    name === lifecycle.property ||
    name === lifecycle.progress?.property ||
    Object.hasOwn(lifecycle.timestamps, name) ||
    lifecycle.results.includes(name) ||
    /error|failure|updated|modified|message|result|version|attempt/.test(plain)
  );
}

/** Whether a change of an item changes the property by itself: times of changes, versions, authors of changes. */
export function isOfChange(name: string): boolean {
  return /(?:updated|modified|changed|edited|lastchange|lastupdate|lastmodif)\w*$|^(?:version|revision|rev|sequence|seq|etag|lockversion|checksum|hash|sha|digest)\w*$/.test(
    plainName(name),
  );
}

/** Whether a property tells where an item stands, which others may move. */
export function isState(subject: Subject, name: string): boolean {
  return isStateName(name) || name === subject.resource.lifecycle?.property;
}

/** Whether a property tells how an item came to be, so that nothing changes it later. */
export function isOfOrigin(subject: Subject, name: string): boolean {
  return (
    name === subject.resource.id?.property ||
    /^(?:created|inserted)(?:at|on|time|date|by|byid)?$/.test(plainName(name))
  );
}
