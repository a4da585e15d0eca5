-- Takes jobs from creation to completion: three requests each, whichever connection is free.
-- JOBS names a file: thread id <tab> client's token <tab> worker's token, one conversation a line.

local conversations, place, waiting, worker_of = {}, 0, {}, {}
local threads = 0

function setup(thread)
  thread:set("part", threads)
  threads = threads + 1
end

local function call(path, token, body)
  return wrk.format("POST", "/api/v1" .. path, { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end

function init()
  local number = 0
  for line in io.lines(os.getenv("JOBS")) do
    local thread, client, worker = line:match("^(%S+)\t(%S+)\t(%S+)$")
    if number % 2 == part then
      conversations[#conversations + 1] = { thread = thread, client = client }
      worker_of[thread] = worker
    end
    number = number + 1
  end
end

function request()
  local step = table.remove(waiting)
  if step then return step end
  place = place % #conversations + 1
  local conversation = conversations[place]
  return call("/jobs", conversation.client, '{"thread_id":"' .. conversation.thread .. '"}')
end

function response(status, _, body)
  if status >= 300 then return end
  local job, thread = body:match('"id":"([^"]+)"'), body:match('"thread_id":"([^"]+)"')
  local state = body:match('"status":"(%u+)"')
  if state == "NEGOTIATING" then waiting[#waiting + 1] = call("/jobs/" .. job .. "/accept", worker_of[thread], "{}") end
  if state == "ACCEPTED" then waiting[#waiting + 1] = call("/jobs/" .. job .. "/complete", worker_of[thread], "{}") end
end
