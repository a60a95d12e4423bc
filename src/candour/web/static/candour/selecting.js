// Words of a file that are selected with the mouse: their place in the file is worked out from the
// page, to make an entry of them. Without this, passages are ticked.
const passages = document.querySelector('[data-passages]')
const links = [...document.querySelectorAll('[data-selected]')]
const form = document.querySelector('[data-selecting]')

function lengthOf (from, to, offset) {
  const range = document.createRange()
  range.setStart(from, 0)
  range.setEnd(to, offset)
  return [...range.toString()].length // code points, as the file's text is counted
}

function selected () {
  const chosen = window.getSelection()
  if (!chosen.rangeCount || chosen.isCollapsed) return null
  const range = chosen.getRangeAt(0)
  const pieces = [...passages.querySelectorAll('[data-start]')].filter((one) => {
    if (!range.intersectsNode(one)) return false
    const own = document.createRange()
    own.selectNodeContents(one)
    if (one.contains(range.startContainer)) own.setStart(range.startContainer, range.startOffset)
    if (one.contains(range.endContainer)) own.setEnd(range.endContainer, range.endOffset)
    return own.toString().trim() !== ''
  })
  if (!pieces.length) return null
  const [first, last] = [pieces[0], pieces[pieces.length - 1]]
  const before = first.contains(range.startContainer)
    ? lengthOf(first, range.startContainer, range.startOffset)
    : 0
  const upTo = last.contains(range.endContainer)
    ? lengthOf(last, range.endContainer, range.endOffset)
    : [...last.textContent].length
  return {
    start: Number(first.dataset.start) + before,
    end: Number(last.dataset.start) + upTo,
    words: chosen.toString().trim(),
    pieces
  }
}

function tick (pieces) {
  for (const box of form.querySelectorAll('[name=piece]')) {
    box.checked = pieces.some((one) => box.getAttribute('aria-labelledby') === one.id)
  }
}

function take () {
  const found = selected()
  if (!found) return
  for (const link of links) {
    const there = new URL(link.href)
    there.searchParams.set('start', found.start)
    there.searchParams.set('end', found.end)
    link.href = there
    link.hidden = false
  }
  if (form) {
    form.elements.start.value = found.start
    form.elements.end.value = found.end
    form.elements.words.value = found.words
    tick(found.pieces)
  }
}

if (passages && (links.length || form)) {
  document.addEventListener('selectionchange', take)
  for (const said of document.querySelectorAll('[data-with-script]')) said.hidden = false
}
if (form) {
  form.addEventListener('change', (event) => {
    // Words that were typed are kept; those of a selection go with it.
    if (event.target.name !== 'piece' || form.elements.start.value === '') return
    for (const name of ['start', 'end', 'words']) form.elements[name].value = ''
  })
}
