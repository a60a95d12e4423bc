// The drawn timeline beyond its links: they are followed without leaving the page, the arrow keys,
// + and - and the wheel follow them, and the drawing is as wide as the screen lets it be.
const KEYS = { ArrowLeft: 'earlier', ArrowRight: 'later', '+': 'closer', '=': 'closer', '-': 'wider', 0: 'whole' }
const WHEEL_MS = 200
const RESIZED_MS = 300
const MUCH_WIDER = 1.3
const LEAST_MS = 30 * 60 * 1000

const section = document.querySelector('[data-line]')
const frame = section?.querySelector('[data-frame]')
let asked = 0
let lastWheel = 0

function way (name) {
  return section.querySelector(`a[data-way="${CSS.escape(name)}"]`)
}

async function follow (address, keep) {
  const turn = ++asked
  frame.setAttribute('aria-busy', 'true')
  let page
  try {
    const answer = await fetch(address)
    page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    page = null
  }
  if (turn !== asked) return
  frame.removeAttribute('aria-busy')
  if (!page?.querySelector('[data-frame]')) {
    window.location.assign(address)
    return
  }
  const focused = section.contains(document.activeElement) ? document.activeElement : null
  const name = focused?.dataset.way
  for (const part of section.querySelectorAll('[data-part]')) {
    const next = page.querySelector(`[data-part="${part.dataset.part}"]`)
    part.replaceChildren(...document.adoptNode(next).childNodes)
  }
  if (keep) window.history[keep](null, '', address)
  if (focused && !focused.isConnected) ((name && way(name)) || frame).focus({ preventScroll: true })
}

function fit () {
  const width = frame.clientWidth
  const drawn = frame.querySelector('svg').width.baseVal.value
  if (drawn <= width && width < drawn * MUCH_WIDER) return
  const address = new URL(window.location)
  address.searchParams.set('width', width)
  follow(address.href, 'replaceState')
}

function toLane (by) {
  const lanes = [...frame.querySelectorAll('[data-lane]')].filter(lane => lane.querySelector('a'))
  const here = lanes.findIndex(lane => lane.contains(document.activeElement))
  const there = here < 0 ? (by > 0 ? 0 : lanes.length - 1) : here + by
  lanes[there]?.querySelector('a').focus()
}

// Closer or wider about the place that the pointer is at.
function zoomAbout (share, factor) {
  const { start, end } = frame.querySelector('svg').dataset
  const first = Date.parse(`${start}Z`)
  const length = Date.parse(`${end}Z`) - first
  const wanted = Math.max(length * factor, LEAST_MS)
  const begin = first + (length - wanted) * share
  const address = new URL(window.location)
  for (const [name, moment] of [['start', begin], ['end', begin + wanted]]) {
    const date = new Date(moment)
    if (isNaN(date) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return
    address.searchParams.set(name, date.toISOString().slice(0, 16))
  }
  address.searchParams.delete('page')
  follow(address.href, 'replaceState')
}

function onKey (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    event.preventDefault()
    toLane(event.key === 'ArrowUp' ? -1 : 1)
    return
  }
  const leads = KEYS[event.key] && way(KEYS[event.key])
  if (!KEYS[event.key]) return
  event.preventDefault()
  if (leads) follow(leads.href, 'pushState')
}

function onWheel (event) {
  if (!event.ctrlKey) return // the page scrolls as ever
  event.preventDefault()
  if (event.timeStamp - lastWheel < WHEEL_MS || event.deltaY === 0) return
  lastWheel = event.timeStamp
  const box = frame.querySelector('svg').getBoundingClientRect()
  const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1)
  zoomAbout(share, event.deltaY < 0 ? 0.5 : 2)
}

function onClick (event) {
  const link = event.target.closest('a')
  const href = link?.href?.baseVal ?? link?.href
  if (!href || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
  const address = new URL(href, window.location)
  if (address.pathname !== window.location.pathname || address.hash !== '#drawing') return
  event.preventDefault()
  follow(address.href, 'pushState')
}

if (frame) {
  section.querySelector('[data-keys]').hidden = false
  section.addEventListener('click', onClick)
  frame.addEventListener('keydown', onKey)
  frame.addEventListener('wheel', onWheel, { passive: false })
  window.addEventListener('popstate', () => follow(window.location.href))
  let timer
  window.addEventListener('resize', () => {
    clearTimeout(timer)
    timer = setTimeout(fit, RESIZED_MS)
  })
  fit()
}
