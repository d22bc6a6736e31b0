// Hides the page when nobody was at it for as long as the service says, until the password is given. Nothing typed is
// lost: the page stays underneath. While someone works without sending anything, the session is kept awake.

const self = document.querySelector('script[data-idle-minutes]')
const IDLE = Number(self.dataset.idleMinutes) * 60_000
const AWAKE_EVERY = IDLE / 6
const LOOK_EVERY = Math.min(15_000, IDLE / 10)
const ACTIVE = 'tc-active' // in localStorage, shared by all tabs: when someone was last at the keyboard

let told = Date.now()
let cover = null

const active = () => Number(localStorage.getItem(ACTIVE)) || 0
const token = () => document.querySelector('input[name=csrfmiddlewaretoken]')?.value ?? ''
const here = () => `${self.dataset.locked}?next=${encodeURIComponent(location.pathname + location.search)}`

note()
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
  document.addEventListener(kind, note, { passive: true })
}
setInterval(look, LOOK_EVERY)
document.addEventListener('visibilitychange', look)
window.addEventListener('storage', (event) => { if (cover && event.key === ACTIVE) lookAgain() })

/** Someone is there. */
function note () {
  const now = Date.now()
  if (cover || now - active() < 1000) return
  if (active() && now - active() >= IDLE && now - told >= IDLE) return
  localStorage.setItem(ACTIVE, String(now))
}

/** Hide the page when it is time; else tell the server, now and then, that someone is at work. */
function look () {
  const now = Date.now()
  if (cover) return
  if (now - active() >= IDLE) hide()
  else if (now - told >= AWAKE_EVERY && active() > told) {
    told = now
    fetch(self.dataset.awake, { headers: { Accept: 'application/json' } }).catch(() => {})
  }
}

/** Cover the page and lock the session. */
function hide () {
  if (!token()) return location.assign(here())
  cover = document.importNode(document.getElementById('tc-cover').content, true).firstElementChild
  document.body.append(cover)
  document.documentElement.classList.add('tc-covered')
  cover.querySelector('form').addEventListener('submit', unlock)
  cover.querySelector('input[type=password]').focus()
  const body = new FormData()
  body.set('csrfmiddlewaretoken', token())
  fetch(self.dataset.lock, { method: 'POST', body, redirect: 'manual' }).catch(() => {})
}

async function unlock (event) {
  event.preventDefault()
  event.stopPropagation()
  const body = new FormData(event.target)
  body.set('csrfmiddlewaretoken', token())
  const place = cover.querySelector('[role=status]')
  try {
    const answer = await fetch(self.dataset.locked, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (answer.ok) return show()
    if (answer.status !== 422) return location.assign(here())
    place.textContent = (await answer.json()).error
    event.target.reset()
  } catch {
    place.textContent = 'No connection. Try again when you are back.'
  }
}

/** Another tab was unlocked: ask the server whether this one may show. */
async function lookAgain () {
  const answer = await fetch(self.dataset.locked, { headers: { Accept: 'application/json' } }).catch(() => null)
  if (answer?.ok && !(await answer.json()).locked) show()
}

function show () {
  cover?.remove()
  cover = null
  told = Date.now()
  document.documentElement.classList.remove('tc-covered')
  localStorage.setItem(ACTIVE, String(told))
}
