-- ARGV: epoch, announced at, id, token, end of the new lease. KEYS[7]: the name of this write.
if done_before(KEYS[7]) then return { 'OK' } end
local id, lease_until = ARGV[3], ARGV[5]
local row = load(id)
if not row or row[TOKEN] ~= ARGV[4] or row[STATE] ~= 'claimed' then return { 'NO' } end
local refusal = unannounced(tonumber(lease_until), ARGV[1], ARGV[2])
if refusal then return refusal end
row[STATE], row[LEASE], row[ATTEMPTS] = 'sending', lease_until, text(tonumber(row[ATTEMPTS]) + 1)
redis.call('ZADD', LEASES, lease_until, id)
save(id, row)
return done(KEYS[7])
