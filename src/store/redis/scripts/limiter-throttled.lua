-- The platform asked this conversation to wait. ARGV from 2: how long, throttles in a row that mean the tenant, for how
-- long a tenant is held at most.
local now, wait = clock(), tonumber(ARGV[2])
local held = math.max(tonumber(redis.call('GET', HELD) or '') or 0, now + wait)
redis.call('SET', HELD, text(held))
keep(HELD, held - now)
local in_a_row = redis.call('HINCRBY', TENANT, 'throttled', 1)
if in_a_row >= tonumber(ARGV[3]) then
  local blocked = math.max(number_in('blocked'), now + math.min(wait, tonumber(ARGV[4])))
  redis.call('HSET', TENANT, 'blocked', text(blocked))
end
keep(TENANT, 0)
return '0'
