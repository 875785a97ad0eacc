-- Documents in order of id. KEYS: hash, index. ARGV: from, to, most rows, most bytes. The first answer: is there more?
local ids = redis.call('ZRANGE', KEYS[2], ARGV[1], ARGV[2], 'BYLEX', 'LIMIT', 0, ARGV[3])
local answer, bytes = { '0' }, 0
for n, id in ipairs(ids) do
  local raw = redis.call('HGET', KEYS[1], id)
  answer[#answer + 1] = id
  answer[#answer + 1] = raw
  bytes = bytes + #raw
  if bytes >= tonumber(ARGV[4]) or n == tonumber(ARGV[3]) then
    answer[1] = '1'
    break
  end
end
return answer
