// Starts the design systems' components and what only JavaScript can add. Every page works without it.

const self = document.querySelector('script[data-throughcare]')
const RESEND_AFTER = 8000 // milliseconds: a form that got no answer may be sent again

const [govuk, moj, { Drafts }] = await Promise.all([
  import(self.dataset.govuk),
  import(self.dataset.moj),
  import(self.dataset.drafts)
])

govuk.initAll()
moj.initAll()
const drafts = new Drafts(document)
drafts.start()
watchConnection()
guardForms()
watchParts()
closeMenus()
foldOnPhones(document)
self.dataset.started = '' // the page is loaded before its modules are: whoever drives the page waits for this

/** Say when the line is gone, and hold forms back until it returns: the browser's own error page loses the form. */
function watchConnection () {
  window.addEventListener('offline', () => say('No connection. What you typed is kept in this tab; save when you are back.'))
  window.addEventListener('online', () => say('You are connected again. You can save now.', true))
  if (!navigator.onLine) say('No connection. What you typed is kept in this tab; save when you are back.')
}

/** Show one line above the page; `good` in green. */
function say (text, good = false) {
  const place = document.querySelector('[data-connection]')
  if (!place) return
  place.textContent = text
  place.classList.toggle('tc-connection--back', good)
}

/** A form goes once: a second press does nothing for a while, and nothing is sent into a dead line. */
function guardForms () {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (!navigator.onLine) {
      event.preventDefault()
      drafts.keep(form)
      say('Not sent: there is no connection. What you typed is kept in this tab; save when you are back.')
      document.querySelector('[data-connection]')?.scrollIntoView({ block: 'center' })
      return
    }
    if (form.classList.contains('tc-sending')) {
      event.preventDefault()
      return
    }
    form.classList.add('tc-sending')
    form.setAttribute('aria-busy', 'true')
    setTimeout(() => release(form), RESEND_AFTER)
  })
  // A page brought back by the Back button may still be marked as sending.
  window.addEventListener('pageshow', () => document.querySelectorAll('form.tc-sending').forEach(release))
}

function release (form) {
  form.classList.remove('tc-sending')
  form.removeAttribute('aria-busy')
}

/** htmx swaps parts. New parts get their components; a whole page in answer means signing in again, so go there. */
function watchParts () {
  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx } = event.detail
    if (!/^\s*<!doctype html/i.test(ctx?.text ?? '')) return
    event.preventDefault()
    window.location.assign(ctx.response?.raw?.redirected ? window.location.href : ctx.response?.raw?.url ?? window.location.href)
  })
  document.addEventListener('htmx:after:swap', (event) => {
    const part = event.detail?.ctx?.target
    if (!(part instanceof Element) || !part.isConnected) return
    govuk.initAll({ scope: part })
    moj.initAll({ scope: part })
    drafts.adopt(part)
    foldOnPhones(part)
  })
  document.addEventListener('htmx:error', () => {
    say(navigator.onLine ? 'That part could not be loaded. Try again, or load the page again.' : 'No connection. What you typed is kept in this tab.')
  })
}

/** On a phone the list comes before its filters: they stand folded, and open without JavaScript. */
function foldOnPhones (part) {
  if (!window.matchMedia('(max-width: 40.0525em)').matches) return
  part.querySelectorAll('details[data-fold-on-phone]').forEach((fold) => { fold.open = false })
}

/** A menu closes on Escape and on a press elsewhere. */
function closeMenus () {
  const openMenus = () => document.querySelectorAll('details.tc-menu[open]')
  document.addEventListener('click', (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false })
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    openMenus().forEach((menu) => { menu.open = false; menu.querySelector('summary').focus() })
  })
}
