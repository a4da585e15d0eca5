-- Replays the requests of a file, over and over: one a line, METHOD <tab> path <tab> token or - <tab> body or -.
-- Each thread begins at another place. The file's name is in the environment, REQUESTS.

local requests, place = {}, 1
local threads = 0

function setup(thread)
  thread:set("offset", threads * 7919)
  threads = threads + 1
end

function init()
  for line in io.lines(os.getenv("REQUESTS")) do
    local method, path, token, body = line:match("^(%S+)\t(%S+)\t(%S+)\t(.*)$")
    local headers = {}
    if token ~= "-" then headers["Authorization"] = "Bearer " .. token end
    if body == "-" then body = nil else headers["Content-Type"] = "application/json" end
    requests[#requests + 1] = wrk.format(method, path, headers, body)
  end
  place = offset % #requests + 1
end

function request()
  place = place % #requests + 1
  return requests[place]
end

local failed = 0
function response(status)
  if status >= 400 then failed = failed + 1 end
end
-- Reading answers costs the load generator; statuses are counted by wrk itself ("Non-2xx or 3xx responses").
response = nil
