-- Årshjulet, layout 1: what every script on one owner's keys has in common.
local META, OUT, IDS, ROUTINE, URGENT, LEASES = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
-- Later than every instant, and still exact as a score.
local NEVER = 4503599627370495
-- The parts of a delivery's row, all of them text; '' where there is none. BODY, MESSAGE and REASON are JSON.
local BODY, STATE, IS_URGENT, DUE, ATTEMPTS, TOKEN, LEASE, MESSAGE, REASON, SETTLED = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10

local function text(number)
  return string.format('%.0f', number)
end

local function load(id)
  local raw = redis.call('HGET', OUT, id)
  return raw and cjson.decode(raw)
end

local function save(id, row)
  redis.call('HSET', OUT, id, cjson.encode(row))
end

local function queue_of(row)
  return row[IS_URGENT] == '1' and URGENT or ROUTINE
end

local function head(key)
  return tonumber(redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]) or NEVER
end

local function next_due()
  return math.min(head(ROUTINE), head(URGENT), head(LEASES))
end

-- Before this owner's next due time may become earlier than announced, the caller has to announce it in the index of
-- owners. It proves that with the epoch it was told; whoever may move the index later changes the epoch.
local function unannounced(at, epoch, announced_at)
  local announced = tonumber(redis.call('HGET', META, 'announced') or '')
  if announced and at >= announced then return nil end
  local current = redis.call('HGET', META, 'epoch') or '0'
  if epoch ~= current or tonumber(announced_at) > at then return { 'ANNOUNCE', current } end
  redis.call('HSET', META, 'announced', text(at))
  return nil
end

-- Leave to move the index from `score` to a later time, with the next due time.
local function leave_to_raise(score)
  local next = next_due()
  if next > tonumber(score) then
    redis.call('HSET', META, 'announced', text(next))
    redis.call('HINCRBY', META, 'epoch', 1)
  end
  return text(next)
end

-- A write whose answer was lost on the way is asked for again under the same name: it has been done. Written anew, so
-- that WAIT after it waits for the replicas.
local function done_before(name)
  return redis.call('SET', name, '1', 'XX', 'PX', 60000) ~= false
end

local function done(name)
  redis.call('SET', name, '1', 'PX', 60000)
  return { 'OK' }
end

-- Bytes of UTF-8 stand in the order of code points; Lua's own order follows the server's locale.
local function before(a, b)
  local n = math.min(#a, #b)
  for i = 1, n do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then return x < y end
  end
  return #a < #b
end

local function by_urgency(a, b)
  if a.urgent ~= b.urgent then return a.urgent end
  if a.due ~= b.due then return a.due < b.due end
  return before(a.id, b.id)
end

-- The first `count` that may be claimed: urgent first, then by due time and id; those whose lease has ended too.
local function claimable(now, count)
  local found = {}
  for _, key in ipairs({ URGENT, ROUTINE }) do
    local rows = redis.call('ZRANGE', key, '-inf', now, 'BYSCORE', 'LIMIT', 0, count, 'WITHSCORES')
    for i = 1, #rows, 2 do
      found[#found + 1] = { id = rows[i], due = tonumber(rows[i + 1]), urgent = key == URGENT }
    end
  end
  local pending = #found
  for _, id in ipairs(redis.call('ZRANGE', LEASES, '-inf', now, 'BYSCORE')) do
    local row = load(id)
    found[#found + 1] = { id = id, due = tonumber(row[DUE]), urgent = row[IS_URGENT] == '1' }
  end
  if #found > pending then table.sort(found, by_urgency) end
  for i = #found, count + 1, -1 do found[i] = nil end
  return found
end
