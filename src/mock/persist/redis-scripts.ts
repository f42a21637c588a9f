import { createHash } from 'node:crypto';
import type { RedisScript } from './redis-client.ts';

// What happens in the server, all of it at once or not at all. Keys, below a prefix:
//   format            1: what these scripts understand
//   version           grows with every change of any world
//   sessions          those that there are, by when they were last asked for (ms since 1970)
//   world:<session>   the cells of a world, and its version under the field "version"
//   shared:<name>     a text of no world, which never changes
//   log:<session>     its last changes, "<version>\n<change as JSON>", the oldest first

/** A version of a world is followed on by so many changes; who has missed more reads it as a whole. */
const maxLog = 200;

const helpers = `
local prefix = KEYS[1]
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function versionOf(session)
  return redis.call('HGET', prefix .. 'world:' .. session, 'version') or ''
end
local function remove(session)
  redis.call('DEL', prefix .. 'world:' .. session, prefix .. 'log:' .. session)
  redis.call('ZREM', prefix .. 'sessions', session)
end
local function used(session, idleMs)
  if session == '' then return end
  redis.call('ZADD', prefix .. 'sessions', now(), session)
  redis.call('PEXPIRE', prefix .. 'world:' .. session, idleMs)
  redis.call('PEXPIRE', prefix .. 'log:' .. session, idleMs)
end
`;

/** Whether the database is one of ours, or empty; it is ours then. Gives the format, or `other`. */
export const openScript = script(`
local format = redis.call('GET', prefix .. 'format')
if format then return {format} end
if redis.call('EXISTS', prefix .. 'version', prefix .. 'sessions', prefix .. 'world:') > 0 then return {'other'} end
redis.call('SET', prefix .. 'format', ARGV[1])
return {ARGV[1]}
`);

/**
 * What a world is now: session, the version that is known, the time after which it is forgotten in ms. Gives
 * `none`, `same`, `changes` with the version and lines of the log, or `all` with the version and the cells.
 */
export const readScript = script(`
local session, known, idleMs = ARGV[1], ARGV[2], ARGV[3]
local version = versionOf(session)
if version == '' then return {'none'} end
used(session, idleMs)
if version == known then return {'same'} end
local lines = redis.call('LRANGE', prefix .. 'log:' .. session, 0, -1)
local after = nil
for index, line in ipairs(lines) do
  if known ~= '' and line:sub(1, #known + 1) == known .. '\\n' then after = index end
end
if not after then
  local reply = redis.call('HGETALL', prefix .. 'world:' .. session)
  table.insert(reply, 1, version)
  table.insert(reply, 1, 'all')
  return reply
end
local reply = {'changes', version}
for index = after + 1, #lines do reply[#reply + 1] = lines[index] end
return reply
`);

/**
 * Writes changes of worlds, if each is still what it was: an order as JSON. Gives `conflict` with the session that
 * somebody else has changed, or `written` with the new version.
 */
export const writeScript = script(`
local order = cjson.decode(ARGV[1])
for _, world in ipairs(order.worlds) do
  if versionOf(world.session) ~= world.from then return {'conflict', world.session} end
end
for _, session in ipairs(order.removed) do remove(session) end
redis.call('SET', prefix .. 'format', order.format)
local version = string.format('%.0f', redis.call('INCR', prefix .. 'version'))
for _, world in ipairs(order.worlds) do
  local key, log = prefix .. 'world:' .. world.session, prefix .. 'log:' .. world.session
  for index = 1, #world.set, 2 do redis.call('HSET', key, world.set[index], world.set[index + 1]) end
  for _, field in ipairs(world.gone) do redis.call('HDEL', key, field) end
  redis.call('HSET', key, 'version', version)
  if world.log == '' then redis.call('DEL', log) end
  redis.call('RPUSH', log, version .. '\\n' .. world.log)
  redis.call('LTRIM', log, -${maxLog}, -1)
  used(world.session, order.idleMs)
end
local sessions = prefix .. 'sessions'
while redis.call('ZCARD', sessions) > tonumber(order.maxWorlds) do
  remove(redis.call('ZRANGE', sessions, 0, 0)[1])
end
return {'written', version}
`);

/** The sessions that there are, each with its version, the one idle longest first: the time after which they are forgotten. */
export const listScript = script(`
redis.call('ZREMRANGEBYSCORE', prefix .. 'sessions', '-inf', now() - tonumber(ARGV[1]))
local reply = {}
local function add(session)
  local version = versionOf(session)
  if version == '' then return end
  reply[#reply + 1] = session
  reply[#reply + 1] = version
end
add('')
for _, session in ipairs(redis.call('ZRANGE', prefix .. 'sessions', 0, -1)) do add(session) end
return reply
`);

/** A text of no world: its name, and the text that it gets where it has none; an empty one only asks. Gives what it is. */
export const sharedScript = script(`
local key = prefix .. 'shared:' .. ARGV[1]
if ARGV[2] ~= '' then redis.call('SETNX', key, ARGV[2]) end
return {redis.call('GET', key) or ''}
`);

function script(text: string): RedisScript {
  const whole = `${helpers}${text}`;
  return { text: whole, sha1: createHash('sha1').update(whole).digest('hex') };
}
