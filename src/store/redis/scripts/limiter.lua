-- Årshjulet: what the three limiter scripts have in common. KEYS: tenant, the tenant's last POSTs, the conversation's
-- last POSTs, until when the conversation is held. ARGV[1]: now, or '' for the server's own time.
local TENANT, TENANT_LOG, LOG, HELD = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local HOUR = 3600000

local function clock()
  if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function text(number)
  return string.format('%.0f', number)
end

local function number_in(field)
  return tonumber(redis.call('HGET', TENANT, field) or '') or 0
end

local function keep(key, ms)
  redis.call('PEXPIRE', key, text(math.max(ms, HOUR)))
end
