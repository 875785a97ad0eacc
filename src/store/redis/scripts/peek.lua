-- ARGV: now, how many. What would be claimed: urgency, due time and id of each.
local answer = {}
for _, found in ipairs(claimable(ARGV[1], tonumber(ARGV[2]))) do
  answer[#answer + 1] = found.urgent and '1' or '0'
  answer[#answer + 1] = text(found.due)
  answer[#answer + 1] = found.id
end
return answer
