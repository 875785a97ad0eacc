-- Announces that an owner may be due at a time. KEYS: times, turns. ARGV: owner, time.
redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score or tonumber(ARGV[2]) < tonumber(score) then redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
return 'OK'
