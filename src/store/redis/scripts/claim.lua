-- ARGV: now, how many, end of the lease, what tokens begin with, the owner's score in the index.
-- Rows are returned as they were found, with the token and lease they have now.
local now, count, lease_until = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local answer = { '' }
for n, found in ipairs(claimable(now, count)) do
  local row = load(found.id)
  local state = row[STATE]
  if state == 'pending' then redis.call('ZREM', queue_of(row), found.id) end
  redis.call('ZADD', LEASES, lease_until, found.id)
  row[TOKEN], row[LEASE] = ARGV[4] .. '.' .. n, lease_until
  -- What was left in `sending` stays so: its POST may have happened, and it must never become sendable again.
  row[STATE] = state == 'sending' and 'sending' or 'claimed'
  save(found.id, row)
  row[STATE] = state
  answer[#answer + 1] = found.id
  answer[#answer + 1] = cjson.encode(row)
end
answer[1] = leave_to_raise(ARGV[5])
return answer
