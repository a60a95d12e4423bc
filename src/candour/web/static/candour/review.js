// The review of persons by single keys. They do nothing while somebody writes, with a modifier, or
// once they were turned off (WCAG 2.2, 2.1.4); the buttons do the same without them.
const form = document.querySelector('[data-judge]')
const OFF = 'candour-keys-off'

function areOff () {
  return localStorage.getItem(OFF) === '1'
}

function isWriting (element) {
  return element instanceof HTMLElement && element.closest('input, textarea, select, [contenteditable]')
}

function show () {
  const off = areOff()
  for (const hint of form.querySelectorAll('[data-key-shown]')) hint.hidden = off
  for (const button of form.querySelectorAll('[data-key]')) {
    if (off) button.removeAttribute('aria-keyshortcuts')
    else button.setAttribute('aria-keyshortcuts', button.dataset.key.toUpperCase())
  }
  form.querySelector('[data-keys-said]').textContent = off
    ? 'The keys S, D and U are off.'
    : 'The keys S, D and U decide while you are not writing.'
  form.querySelector('[data-keys-switch]').textContent = off ? 'Turn the keys on' : 'Turn the keys off'
}

let isDecided = false // a second press must not decide on the pair that is leaving

if (form) {
  form.querySelector('[data-keys]').hidden = false
  show()
  form.querySelector('[data-keys-switch]').addEventListener('click', () => {
    if (areOff()) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
    show()
  })
  document.addEventListener('keydown', (event) => {
    if (areOff() || isDecided || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    if (isWriting(event.target)) return
    const button = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
    if (button) {
      event.preventDefault()
      isDecided = true
      button.click()
    }
  })
}
