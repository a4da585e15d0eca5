-- Clients offer other terms and workers accept them, in turn, on jobs that are agreed: two requests each, whichever connection is free.
-- OFFERS names a file: thread id <tab> client's token <tab> worker's token, a conversation a line.

local conversations, idle, waiting, jobs = {}, {}, {}, {}
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
  for line in io.lines(os.getenv("OFFERS")) do
    local thread, client, worker = line:match("^(%S+)\t(%S+)\t(%S+)$")
    if number % 2 == part then
      conversations[thread] = { client = client, worker = worker }
      idle[#idle + 1] = thread
    end
    number = number + 1
  end
end

local lines = '"lines":[{"description":"Work on site","quantity":"2.5","unit":"HOUR","unit_price":{"amount":4500,"currency":"EUR"}},'
  .. '{"description":"Mixer tap","quantity":"1","unit":"PIECE","unit_price":{"amount":8900,"currency":"EUR"}}]'

function request()
  local step = table.remove(waiting)
  if step then return step end
  local thread = table.remove(idle)
  local token = conversations[thread].client
  if jobs[thread] then return call("/jobs/" .. jobs[thread] .. "/offers", token, "{" .. lines .. "}") end
  return call("/jobs", token, '{"thread_id":"' .. thread .. '",' .. lines .. "}")
end

function response(status, _, body)
  if status >= 300 then return end
  local job, thread = body:match('"id":"([^"]+)"'), body:match('"thread_id":"([^"]+)"')
  local number = body:match('"open_offer":{[^}]*"number":(%d+)')
  jobs[thread] = job
  if number then
    waiting[#waiting + 1] = call("/jobs/" .. job .. "/offers/" .. number .. "/accept", conversations[thread].worker, "{}")
  else
    idle[#idle + 1] = thread
  end
end
