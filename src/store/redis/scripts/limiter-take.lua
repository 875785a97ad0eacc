-- Takes one POST from every budget, or none. ARGV from 2: 'urgent' or 'normal', the tenant's limit and its time, then
-- limit and time of each budget of the conversation. Answers 0, or for how long to wait.
local HOLLOW_AFTER = 2000
local now, waiting = clock(), ARGV[2]
local pace = { limit = tonumber(ARGV[3]), ms = tonumber(ARGV[4]) }

-- When, at now or later, the budget has room: its log holds the times of the last POSTs.
local function room(log, budget, from)
  local oldest = tonumber(redis.call('LINDEX', log, -budget.limit) or '')
  return oldest and math.max(from, oldest + budget.ms) or from
end

local function note(log, most, longest)
  redis.call('RPUSH', log, text(now))
  redis.call('LTRIM', log, -most, -1)
  keep(log, longest)
end

-- The turn after the last one given out, so that a thousand that wait do not all come back at once.
local function queue(turn)
  local at, given = number_in(waiting .. ':at'), number_in(waiting .. ':given')
  if at < turn then
    at, given = turn, 1
  elseif given < pace.limit then
    given = given + 1
  else
    at, given = at + pace.ms, 1
  end
  redis.call('HSET', TENANT, waiting .. ':at', text(at), waiting .. ':given', text(given))
  keep(TENANT, at - now)
  return at
end

local free, most, longest = math.max(now, tonumber(redis.call('GET', HELD) or '') or 0), 1, 0
for i = 5, #ARGV, 2 do
  local budget = { limit = tonumber(ARGV[i]), ms = tonumber(ARGV[i + 1]) }
  free = room(LOG, budget, free)
  most, longest = math.max(most, budget.limit), math.max(longest, budget.ms)
end
if free > now then return text(free - now) end

-- A tenant with a real queue sends all the time. Turns that nobody came for must not hold up those who come later.
local blocked = number_in('blocked')
local last = tonumber(redis.call('LINDEX', TENANT_LOG, -1) or '') or now
if now - last > HOLLOW_AFTER and blocked <= now then
  redis.call('HDEL', TENANT, 'urgent:at', 'urgent:given', 'normal:at', 'normal:given')
end

local turn = room(TENANT_LOG, pace, math.max(now, blocked))
if turn > now then return text(queue(turn) - now) end
note(LOG, most, longest)
note(TENANT_LOG, pace.limit, pace.ms)
return '0'
