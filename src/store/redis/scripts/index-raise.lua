-- Moves an owner to a later time unless something was announced since its turn was read.
-- KEYS: times, turns. ARGV: owner, time, turn.
if (redis.call('HGET', KEYS[2], ARGV[1]) or '0') ~= ARGV[3] then return 0 end
return redis.call('ZADD', KEYS[1], 'XX', 'GT', 'CH', ARGV[2], ARGV[1])
