-- Takes jobs from creation to their end: created and finalized by the client, accepted and completed by the worker, four requests
-- each, whichever connection is free. JOBS names a file: thread id <tab> client's token <tab> worker's token, a conversation a line.

local conversations, idle, waiting = {}, {}, {}
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
      conversations[thread] = { client = client, worker = worker }
      idle[#idle + 1] = thread
    end
    number = number + 1
  end
end

function request()
  local step = table.remove(waiting)
  if step then return step end
  local thread = table.remove(idle)
  return call("/jobs", conversations[thread].client, '{"thread_id":"' .. thread .. '"}')
end

function response(status, _, body)
  if status >= 300 then return end
  local job, thread = body:match('"id":"([^"]+)"'), body:match('"thread_id":"([^"]+)"')
  local state, tokens = body:match('"status":"(%u+)"'), conversations[thread]
  if state == "NEGOTIATING" then waiting[#waiting + 1] = call("/jobs/" .. job .. "/accept", tokens.worker, "{}") end
  if state == "ACCEPTED" then waiting[#waiting + 1] = call("/jobs/" .. job .. "/complete", tokens.worker, "{}") end
  if state == "COMPLETED" then waiting[#waiting + 1] = call("/jobs/" .. job .. "/finalize", tokens.client, "{}") end
  if state == "FINALIZED" then idle[#idle + 1] = thread end
end
