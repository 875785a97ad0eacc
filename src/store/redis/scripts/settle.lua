-- ARGV: epoch, announced at, id, token, state, due time or '', message, reason, settled at. KEYS[7]: name of this write.
if done_before(KEYS[7]) then return { 'OK' } end
local id, state, due = ARGV[3], ARGV[5], ARGV[6]
local row = load(id)
if not row or row[TOKEN] == '' or row[TOKEN] ~= ARGV[4] then return { 'NO' } end
if due ~= '' then
  local refusal = unannounced(tonumber(due), ARGV[1], ARGV[2])
  if refusal then return refusal end
  row[DUE] = due
  redis.call('ZADD', queue_of(row), due, id)
end
redis.call('ZREM', LEASES, id)
row[STATE], row[TOKEN], row[LEASE] = state, '', ''
row[MESSAGE], row[REASON], row[SETTLED] = ARGV[7], ARGV[8], ARGV[9]
save(id, row)
return done(KEYS[7])
