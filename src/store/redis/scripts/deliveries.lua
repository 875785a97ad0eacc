-- Deliveries in order of id. KEYS: hash, index. ARGV: from, to, most rows looked at, state or ''.
-- The first answer: the last id looked at when there may be more.
local ids = redis.call('ZRANGE', KEYS[2], ARGV[1], ARGV[2], 'BYLEX', 'LIMIT', 0, ARGV[3])
local answer = { #ids == tonumber(ARGV[3]) and ids[#ids] or '' }
for _, id in ipairs(ids) do
  local raw = redis.call('HGET', KEYS[1], id)
  if ARGV[4] == '' or cjson.decode(raw)[2] == ARGV[4] then
    answer[#answer + 1] = id
    answer[#answer + 1] = raw
  end
end
return answer
