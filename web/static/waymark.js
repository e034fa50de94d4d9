// What the pages gain where scripts run. Every page works without.

import { listen } from './keys.js'
import { initAll } from './vendor/govuk-frontend.min.js'

const SAVE_AFTER = 2000
const SAY_EVERY = 10000
const NOT_SAVED = 'Not saved yet. Keep this page open, and check that you are online.'

initAll()
document.querySelectorAll('form[data-save]').forEach(keepSaved)
document.querySelectorAll('[data-keys]').forEach(listen)
if (location.hash === '#q') document.getElementById('q')?.focus()

// On paper stands what is in a field now, not what it came with.
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('.app-typed').forEach((each) => {
    each.dataset.typed = each.previousElementSibling.querySelector('input, textarea').value
  })
})

// After a swap: bring the new part to life, and take the reader to what is to be read first.
document.body.addEventListener('htmx:load', (event) => {
  const part = event.detail.elt
  if (part === document.body) return
  initAll({ scope: part })
  part.querySelectorAll('form[data-save]').forEach(keepSaved)
  part.querySelector('.govuk-error-summary, .govuk-notification-banner--success')?.focus()
})

// Save what is typed on the server, a moment after each pause, and say so in words.
function keepSaved (form) {
  const says = form.querySelector('[data-saved]')
  const announces = form.querySelector('[data-saved-aloud]')
  let waiting, savedAt, sending = false, again = false

  // The line under the form counts up in silence; only a change is read out.
  const say = () => {
    if (says && savedAt) says.textContent = `Saved ${ago(Date.now() - savedAt)}`
  }
  const announce = (words) => {
    if (announces && announces.textContent !== words) announces.textContent = words
  }

  const save = async () => {
    if (sending) { again = true; return }
    sending = true
    try {
      const answer = await fetch(form.dataset.save, { method: 'POST', body: new FormData(form), redirect: 'manual' })
      if (!answer.ok) throw new Error(String(answer.status))
      savedAt = Date.now()
      say()
      announce('Saved')
    } catch {
      savedAt = undefined
      if (says) says.textContent = NOT_SAVED
      announce(NOT_SAVED)
    }
    sending = false
    if (again) { again = false; save() }
  }

  const saveSoon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(save, SAVE_AFTER)
  }
  form.addEventListener('input', saveSoon)
  form.addEventListener('submit', () => clearTimeout(waiting))
  // On a slow line somebody types before this script has come.
  if ([...form.elements].some(isTyped)) saveSoon()
  setInterval(say, SAY_EVERY)
}

// Whether a field no longer holds what the page came with. A list in which nothing is chosen shows its first line.
function isTyped (field) {
  if (field.options) {
    const came = [...field.options].findIndex((option) => option.defaultSelected)
    return field.selectedIndex !== Math.max(came, 0)
  }
  if (field.defaultValue === undefined || field.type === 'hidden') return false
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue
}

function ago (milliseconds) {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 10) return 'just now'
  if (seconds < 60) return `${Math.round(seconds / 10) * 10} seconds ago`
  const minutes = Math.round(seconds / 60)
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
}
