-- One editing session in Neovim: a file with a finding, then the way to a definition in another file.
-- Environment: REMIT_SERVER, REMIT_NODE, REMIT_ROOT, REMIT_RESULT (a file for what was seen, as JSON).

local root = vim.env.REMIT_ROOT
local result = { shown = {}, definition = vim.NIL }

local function finish(problem)
  result.problem = problem
  vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.REMIT_RESULT)
  vim.cmd(problem and 'cquit 1' or 'qall!')
end

-- A file without faults gets an empty list, so the message is waited for and not a finding.
local published = {}
local publish = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, params, context, config)
  if params then published[params.uri] = true end
  return publish(err, params, context, config)
end

local client = vim.lsp.start_client({
  name = 'remit',
  cmd = { vim.env.REMIT_NODE, vim.env.REMIT_SERVER, '--stdio' },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = 'workspace' } },
  get_language_id = function() return 'remit' end,
})
if not client then return finish('the server could not be started') end

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. name))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'remit'
  vim.lsp.buf_attach_client(buffer, client)
  local uri = vim.uri_from_bufnr(buffer)
  if not vim.wait(20000, function() return published[uri] end, 20) then finish('nothing was published for ' .. name) end
  return buffer, uri
end

local function position_of(buffer, text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then return { line = number - 1, character = column - 1 } end
  end
  finish('not in the file: ' .. text)
end

local function ask(buffer, method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
  local answer = answers and answers[client]
  if not answer or answer.err then finish('no answer to ' .. method) end
  return answer.result
end

local faulty = open('unknown-name.remit')
for _, found in ipairs(vim.diagnostic.get(faulty)) do
  table.insert(result.shown, {
    line = found.lnum + 1,
    column = found.col + 1,
    severity = vim.diagnostic.severity[found.severity],
    message = found.message,
    code = found.code or vim.NIL,
    source = found.source or vim.NIL,
  })
end

local contract, uri = open('contract.remit')
local places = ask(contract, 'textDocument/definition', { textDocument = { uri = uri }, position = position_of(contract, 'AtTarget in Adults') })
local place = places and (places[1] or places)
if place then
  local range = place.targetSelectionRange or place.range
  result.definition = { file = vim.fn.fnamemodify(vim.uri_to_fname(place.targetUri or place.uri), ':t'), line = range.start.line + 1 }
end

vim.lsp.stop_client(client)
if not vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 50) then finish('the server did not end') end
finish()
