// Short cuts: “?” shows their list, “/” goes to the search, “g” and a letter go to a page. The page says where to.

const GO_WITHIN = 1500
const TYPING = 'input, textarea, select, [contenteditable]'

export function listen (link) {
  const leads = JSON.parse(link.dataset.keys)
  let goingSince = 0

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target.closest(TYPING) || document.querySelector('dialog[open]')) return
    const isSecond = Date.now() - goingSince < GO_WITHIN
    goingSince = 0
    if (isSecond && Object.hasOwn(leads, event.key)) location.assign(leads[event.key])
    else if (event.key === 'g') goingSince = Date.now()
    else if (event.key === '?') show(link.href)
    else if (event.key === '/') search(event, leads.c)
  })
}

function search (event, children) {
  const field = document.querySelector('[role="search"] input[type="search"]')
  event.preventDefault()
  if (field) field.focus()
  else if (children) location.assign(`${children}#q`)
}

// The list over the page, so that nobody loses their place; the page of its own where it cannot be had.
async function show (address) {
  try {
    const dialog = document.querySelector('.app-keys') ?? await made(address)
    dialog.showModal()
  } catch {
    location.assign(address)
  }
}

async function made (address) {
  const answer = await fetch(address, { headers: { 'HX-Request': 'true' } })
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  const dialog = document.createElement('dialog')
  dialog.className = 'app-keys'
  dialog.setAttribute('aria-label', 'Keyboard shortcuts')
  dialog.innerHTML = await answer.text()
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'govuk-button govuk-button--secondary'
  close.textContent = 'Close'
  close.addEventListener('click', () => dialog.close())
  dialog.append(close)
  document.body.append(dialog)
  return dialog
}
