// Keeps what is typed in forms marked data-draft until the server has it.
//
// It is kept in this tab only (sessionStorage), under the signed-in person's opaque key: it outlives a lost
// connection, a crash of the page and signing in again, and ends with the tab. It is not kept longer, because
// a shared machine must not remember notes about people.

const PREFIX = 'throughcare-draft'
const PAUSE = 400 // milliseconds after the last key
const LIFETIME = 12 * 60 * 60 * 1000 // milliseconds: as long as a sign-in lasts
const NOT_KEPT = new Set(['password', 'file', 'hidden', 'submit', 'button'])

export class Drafts {
  constructor (page) {
    this.page = page
    this.user = page.documentElement.dataset.user ?? ''
    this.timers = new WeakMap()
    this.waiting = new WeakSet() // forms with something typed that is not kept yet
  }

  /** Drop what is saved or belongs to somebody else, then offer back what is not saved. */
  start () {
    if (!this.user || !this.storageWorks()) return
    this.forgetOthers()
    this.forgetSent()
    this.adopt(this.page)
    window.addEventListener('pagehide', () => this.forms(this.page).filter((form) => this.waiting.has(form)).forEach((form) => this.keep(form)))
  }

  /** Watch the forms inside `part`, and put back what was typed in them before. */
  adopt (part) {
    if (!this.user) return
    for (const form of this.forms(part)) {
      const failed = this.page.querySelector('.govuk-error-summary') !== null
      if (form.dataset.asSent !== undefined) this.keep(form) // the server put something in: what was kept is older
      else if (!failed) this.restore(form)
      form.addEventListener('input', () => this.keepSoon(form))
      form.addEventListener('change', () => this.keepSoon(form))
      form.addEventListener('submit', () => { this.keep(form); this.markSent(form) })
    }
  }

  /** Keep the form's values now. */
  keep (form) {
    const key = this.key(form)
    if (!key) return
    clearTimeout(this.timers.get(form))
    this.waiting.delete(form)
    const values = this.fields(form).map((field) => [field.name, field.type, this.read(field)])
    this.write(key, { at: Date.now(), values })
  }

  keepSoon (form) {
    clearTimeout(this.timers.get(form))
    this.waiting.add(form)
    this.timers.set(form, setTimeout(() => this.keep(form), PAUSE))
  }

  restore (form) {
    const draft = this.readKey(this.key(form))
    if (!draft) return
    const fields = this.fields(form)
    const changed = draft.values.some(([, , value], at) => fields[at] && this.read(fields[at]) !== value)
    const same = draft.values.length === fields.length && draft.values.every(([name], at) => fields[at].name === name)
    if (!same || !changed) return
    draft.values.forEach(([, , value], at) => this.put(fields[at], value))
    this.offerToDiscard(form)
  }

  /** Say that the draft came back, with a way to drop it. */
  offerToDiscard (form) {
    const note = this.page.createElement('div')
    note.className = 'tc-connection tc-connection--back'
    note.setAttribute('role', 'status')
    note.textContent = 'What you typed earlier and did not save has been put back.'
    const drop = this.page.createElement('button')
    drop.type = 'button'
    drop.className = 'govuk-button govuk-button--secondary govuk-!-margin-bottom-0'
    drop.textContent = 'Discard it'
    drop.addEventListener('click', () => {
      form.reset()
      sessionStorage.removeItem(this.key(form))
      clearTimeout(this.timers.get(form))
      this.waiting.delete(form)
      note.remove()
    })
    note.append(drop)
    form.prepend(note)
  }

  /** A sent draft is done with once a page comes that has it saved: not the form again, and not an error page. */
  forgetSent () {
    const saved = this.page.querySelector('[data-saved]') !== null
    const failed = this.page.querySelector('.govuk-error-summary') !== null
    const here = new Set(this.forms(this.page).map((form) => this.key(form)))
    for (const key of this.keys()) {
      const draft = this.readKey(key)
      if (draft?.sent && !failed && (saved || !here.has(key))) sessionStorage.removeItem(key)
    }
  }

  forgetOthers () {
    this.allKeys().filter((key) => !key.startsWith(`${PREFIX}:${this.user}:`)).forEach((key) => sessionStorage.removeItem(key))
  }

  markSent (form) {
    const key = this.key(form)
    const draft = this.readKey(key)
    if (draft) this.write(key, { ...draft, sent: true })
  }

  forms (part) {
    const inside = [...part.querySelectorAll('form[data-draft]')]
    return part instanceof HTMLFormElement && part.dataset.draft ? [part, ...inside] : inside
  }

  fields (form) {
    return [...form.elements].filter((field) => field.name && !NOT_KEPT.has(field.type))
  }

  read (field) {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked
    return field.multiple ? [...field.selectedOptions].map((option) => option.value).join('\n') : field.value
  }

  /** Boxes are pressed, not set: the components open what an answer reveals on a press. */
  put (field, value) {
    if (field.type === 'checkbox') { if (field.checked !== value) field.click() }
    else if (field.type === 'radio') { if (value && !field.checked) field.click() }
    else if (field.multiple) [...field.options].forEach((option) => { option.selected = value.split('\n').includes(option.value) })
    else field.value = value
  }

  /** The page's path and the form's own name: the same form on another person's page is another draft. */
  key (form) {
    return form.dataset.draft ? `${PREFIX}:${this.user}:${window.location.pathname}:${form.dataset.draft}` : ''
  }

  allKeys () {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}:`))
  }

  keys () {
    return this.allKeys().filter((key) => key.startsWith(`${PREFIX}:${this.user}:`))
  }

  readKey (key) {
    try {
      const draft = JSON.parse(sessionStorage.getItem(key) ?? 'null')
      return draft && Date.now() - draft.at < LIFETIME ? draft : null
    } catch {
      return null
    }
  }

  write (key, draft) {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft))
    } catch {
      // The store is full or shut: the form still works, only without a draft.
    }
  }

  storageWorks () {
    try {
      return Boolean(window.sessionStorage)
    } catch {
      return false
    }
  }
}
