// Passkeys: asks the browser to make or use one and sends its answer with the form. Needs no inline script.
// A form with data-passkey="create" or "get" carries what the server asks in data-options.

const answered = new WeakSet() // forms that carry the browser's answer

document.querySelectorAll('form[data-passkey]').forEach((form) => {
  if (!window.PublicKeyCredential) {
    say(form, 'This browser knows no passkeys. Use a code instead.')
    return
  }
  form.hidden = false
  form.addEventListener('submit', (event) => {
    if (answered.has(form)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    ask(form)
  })
})

/** Ask the browser, then send the form with its answer. */
async function ask (form) {
  say(form, 'Waiting for your passkey.')
  try {
    const { publicKey } = JSON.parse(form.dataset.options)
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: forCreating(publicKey) })
      : await navigator.credentials.get({ publicKey: forGetting(publicKey) })
    form.elements.credential.value = JSON.stringify(inJson(credential))
    answered.add(form)
    form.requestSubmit()
  } catch (problem) {
    say(form, problem.name === 'InvalidStateError'
      ? 'This passkey is set up already.'
      : 'The passkey was not used. Try again, or use a code instead.')
  }
}

function say (form, words) {
  const place = form.querySelector('[data-passkey-status]')
  if (place) place.textContent = words
}

function forCreating (asked) {
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials)
  }
}

function forGetting (asked) {
  return { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) }
}

function known (credentials) {
  return (credentials ?? []).map((each) => ({ ...each, id: bytes(each.id) }))
}

/** The credential as JSON, as WebAuthn level 3 writes it. */
function inJson (credential) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports()
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response
  }
}

function bytes (base64url) {
  const padded = base64url.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(base64url.length / 4) * 4, '=')
  return Uint8Array.from(atob(padded), (character) => character.charCodeAt(0))
}

function text (buffer) {
  const characters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(characters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
