// What pages do beyond plain HTML. Every page works without it.
import {
  createAll, Button, ErrorSummary, FileUpload, NotificationBanner, ServiceNavigation, SkipLink
} from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, ErrorSummary, FileUpload, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component)
}

// A page on long work asks how far it is, says so, and goes on when it is done.
const work = document.querySelector('[data-work]')
const EVERY_MS = 700

async function askHowFar () {
  let state
  try {
    const answer = await fetch(work.dataset.work, { headers: { Accept: 'application/json' } })
    state = await answer.json()
  } catch {
    work.querySelector('[data-work-said]').textContent =
      'Candour does not answer. Check that it still runs, then load this page again.'
    return
  }
  if (!state.running) {
    window.location.replace(work.dataset.next)
    return
  }
  const said = work.querySelector('[data-work-said]')
  if (said.textContent !== state.said) said.textContent = state.said
  const bar = work.querySelector('progress')
  if (bar && state.total) {
    bar.max = state.total
    bar.value = state.done
  }
  setTimeout(askHowFar, EVERY_MS)
}

if (work) setTimeout(askHowFar, EVERY_MS)

// Where a file is wider than its frame, the words that are marked are brought into view.
const marked = document.querySelector('[data-passages] mark')
if (marked) {
  const frame = marked.closest('[data-passages]')
  const [own, around] = [marked.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (own.right > around.right) frame.scrollLeft += own.left - around.left - around.width / 4
}

// A drawing that is wider than its frame is shown from its middle, where the family stands.
for (const frame of document.querySelectorAll('[data-centred]')) {
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2
}
