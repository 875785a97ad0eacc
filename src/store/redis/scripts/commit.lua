-- All changes of one owner, or none. KEYS[7]: the commit's name; from KEYS[8] on: hash and index of each collection.
-- ARGV: epoch, announced at, earliest due time of what is enqueued, then the changes one after another.
local existing, staged = {}, {}

local function version_of(c, id)
  local entry = staged[c] and staged[c][id]
  if entry then return entry.version end
  local raw = redis.call('HGET', KEYS[6 + 2 * c], id)
  local version = raw and tonumber(string.match(raw, '^%d+')) or 0
  existing[c] = existing[c] or {}
  existing[c][id] = version
  return version
end

local function stage(c, id, version, body)
  staged[c] = staged[c] or {}
  staged[c][id] = { version = version, body = body }
end

-- One for each kind of change: how many arguments it has, and whether nothing stands in its way.
local documents = {
  P = { 4, function(i)
    local c, id, expect = tonumber(ARGV[i]), ARGV[i + 1], tonumber(ARGV[i + 2])
    if version_of(c, id) ~= expect then return false end
    stage(c, id, expect + 1, i + 3)
    return true
  end },
  I = { 4, function(i)
    local c, id = tonumber(ARGV[i]), ARGV[i + 1]
    if version_of(c, id) == 0 then stage(c, id, tonumber(ARGV[i + 2]), i + 3) end
    return true
  end },
  D = { 3, function(i)
    local c, id, expect = tonumber(ARGV[i]), ARGV[i + 1], ARGV[i + 2]
    local version = version_of(c, id)
    if expect ~= '' and version ~= tonumber(expect) then return false end
    stage(c, id, 0)
    return true
  end },
}

local function add(id, row)
  save(id, row)
  redis.call('ZADD', IDS, 0, id)
  if row[STATE] == 'pending' then redis.call('ZADD', queue_of(row), row[DUE], id) end
  if row[LEASE] ~= '' then redis.call('ZADD', LEASES, row[LEASE], id) end
end

-- What is enqueued one after another is written together: thousands of rows with three calls for some hundred of them.
local fresh, many = {}, 0

local function write_fresh()
  if many == 0 then return end
  local rows, ids, due = {}, {}, { [ROUTINE] = {}, [URGENT] = {} }
  for id, row in pairs(fresh) do
    rows[#rows + 1], rows[#rows + 2] = id, cjson.encode(row)
    ids[#ids + 1], ids[#ids + 2] = 0, id
    local queue = due[queue_of(row)]
    queue[#queue + 1], queue[#queue + 2] = row[DUE], id
  end
  redis.call('HSET', OUT, unpack(rows))
  redis.call('ZADD', IDS, unpack(ids))
  for key, entries in pairs(due) do
    if #entries > 0 then redis.call('ZADD', key, unpack(entries)) end
  end
  fresh, many = {}, 0
end

local outbox = {
  E = { 4, function(i)
    local id = ARGV[i]
    if fresh[id] or redis.call('HEXISTS', OUT, id) == 1 then return end
    fresh[id] = { ARGV[i + 3], 'pending', ARGV[i + 1], ARGV[i + 2], '0', '', '', '', '', '' }
    many = many + 1
    if many == 500 then write_fresh() end
  end },
  R = { 2, function(i)
    write_fresh()
    if redis.call('HEXISTS', OUT, ARGV[i]) == 0 then add(ARGV[i], cjson.decode(ARGV[i + 1])) end
  end },
  -- A steady collection has been written to.
  M = { 2, function(i) redis.call('HSET', META, ARGV[i], ARGV[i + 1]) end },
  W = { 3, function(i)
    write_fresh()
    local id = ARGV[i]
    local row = load(id)
    if not row or row[STATE] ~= 'pending' then return end
    redis.call('ZREM', queue_of(row), id)
    row[STATE], row[REASON], row[SETTLED] = 'expired', ARGV[i + 1], ARGV[i + 2]
    save(id, row)
  end },
  F = { 2, function(i)
    write_fresh()
    local id = ARGV[i]
    local row = load(id)
    if not row or (row[SETTLED] == '' and ARGV[i + 1] ~= '1') then return end
    redis.call('HDEL', OUT, id)
    for _, key in ipairs({ IDS, queue_of(row), LEASES }) do redis.call('ZREM', key, id) end
  end },
}

local function write_documents()
  local more = 0
  for c, entries in pairs(staged) do
    local hash, index = KEYS[6 + 2 * c], KEYS[7 + 2 * c]
    for id, entry in pairs(entries) do
      local was = existing[c][id] > 0
      if entry.version > 0 then
        redis.call('HSET', hash, id, text(entry.version) .. ' ' .. ARGV[entry.body])
        if not was then
          redis.call('ZADD', index, 0, id)
          more = more + 1
        end
      elseif was then
        redis.call('HDEL', hash, id)
        redis.call('ZREM', index, id)
        more = more - 1
      end
    end
  end
  if more ~= 0 then redis.call('HINCRBY', META, 'documents', more) end
end

-- Calls the handlers of the changes in their order; the number of the first that answers false.
local function each(handlers, others)
  local i, number = 4, 0
  while i <= #ARGV do
    local kind = ARGV[i]
    local handler = handlers[kind]
    if handler and handler[2](i + 1) == false then return number end
    i = i + 1 + (handler or others[kind])[1]
    number = number + 1
  end
end

if done_before(KEYS[7]) then return { 'OK' } end
local conflict = each(documents, outbox)
if conflict then return { 'CONFLICT', tostring(conflict) } end
local refusal = unannounced(tonumber(ARGV[3]), ARGV[1], ARGV[2])
if refusal then return refusal end
write_documents()
each(outbox, documents)
write_fresh()
return done(KEYS[7])
