-- The owners that may be due, earliest first. KEYS: times, turns. ARGV: latest time, how many (-1: all).
-- Of each: name, time, turn.
local rows = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')
local answer = {}
for i = 1, #rows, 2 do
  answer[#answer + 1] = rows[i]
  answer[#answer + 1] = rows[i + 1]
  answer[#answer + 1] = redis.call('HGET', KEYS[2], rows[i]) or '0'
end
return answer
