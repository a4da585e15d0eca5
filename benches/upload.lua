-- Uploads a document and a selfie in turn, as many people. UPLOADS names a directory with "tokens", "document.jpg" and "selfie.jpg".

local requests, place = {}, 1

local function content(name)
  local file = assert(io.open(os.getenv("UPLOADS") .. "/" .. name, "rb"))
  local all = file:read("*a")
  file:close()
  return all
end

local function form(bytes)
  return "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
    .. bytes .. "\r\n--limit--\r\n"
end

function init()
  local forms = { document = form(content("document.jpg")), selfie = form(content("selfie.jpg")) }
  for token in io.lines(os.getenv("UPLOADS") .. "/tokens") do
    for _, slot in ipairs({ "document", "selfie" }) do
      local headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "multipart/form-data; boundary=limit" }
      requests[#requests + 1] = { "/api/v1/workers/me/kyc/files/" .. slot, headers, forms[slot] }
    end
  end
end

function request()
  place = place % #requests + 1
  local one = requests[place]
  return wrk.format("PUT", one[1], one[2], one[3])
end
