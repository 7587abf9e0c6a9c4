/**
 * Looks while the reader types. What is found, and every word about it, comes from the page that the form would open;
 * this puts the parts of it that follow the search in place, and steps from match to match.
 */
const form = document.querySelector('#search')
const field = form.querySelector('#q')
const status = form.querySelector('#search-status')
const stepStatus = form.querySelector('#search-step')
const steps = form.querySelector('#steps')

const PAUSE_MS = 250 // between two letters of somebody who types slowly

let shownQuery = field.value.trim()
let pause
let asked
let current = -1

function addressFor(query) {
  const { origin, pathname } = window.location
  const address = new URL(pathname, origin)
  for (const [name, value] of new FormData(form)) if (name !== 'q') address.searchParams.set(name, value)
  if (query !== '') address.searchParams.set('q', query)
  return address
}

async function search() {
  clearTimeout(pause)
  asked?.abort()
  asked = undefined
  const query = field.value.trim()
  if (query === shownQuery) return
  const asking = new AbortController()
  asked = asking
  try {
    const response = await fetch(addressFor(query), { signal: asking.signal })
    if (!response.ok) throw new Error(`${response.status}`)
    const page = readPage(await response.text())
    if (!asking.signal.aborted) show(page, query)
  } catch (error) {
    if (error.name !== 'AbortError') status.textContent = form.dataset.unanswered
  }
}

/** Without its style, which this page has already and whose nonce is not this page's. */
function readPage(markup) {
  return new DOMParser().parseFromString(markup.replace(/<style[\s\S]*?<\/style>/, ''), 'text/html')
}

function show(page, query) {
  shownQuery = query
  for (const part of document.querySelectorAll('[data-follows-search]')) {
    part.replaceChildren(...page.getElementById(part.id).childNodes)
  }
  document.title = page.title
  window.history.replaceState(null, '', addressFor(query))
  status.textContent = page.getElementById('search-status').textContent
  startSteps()
}

function matchesInText() {
  return [...document.querySelectorAll('#text [data-match]')]
}

function startSteps() {
  current = -1
  stepStatus.textContent = ''
  steps.hidden = matchesInText().length === 0
  form.classList.toggle('found', !steps.hidden)
}

function stepBy(by) {
  const found = matchesInText()
  if (found.length === 0) return
  found[current]?.removeAttribute('aria-current')
  current = current < 0 && by < 0 ? found.length - 1 : (current + by + found.length) % found.length
  const match = found[current]
  match.setAttribute('aria-current', 'true')
  match.scrollIntoView({ block: 'center' })
  sayStep(match, found.length)
}

/** For the eye the place among the matches, for the ear what stands there as well. */
function sayStep(match, total) {
  const words = form.dataset.step.replace('{n}', String(current + 1)).replace('{total}', String(total))
  const heard = document.createElement('span')
  heard.className = 'said'
  heard.lang = match.querySelector('[lang]')?.lang ?? match.lang
  heard.textContent = `: ${match.textContent}`
  stepStatus.replaceChildren(words, heard)
}

async function clear() {
  field.value = ''
  field.focus()
  await search()
}

field.addEventListener('input', () => {
  clearTimeout(pause)
  pause = setTimeout(search, PAUSE_MS)
})

field.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && field.value !== '') {
    event.preventDefault()
    void clear()
  }
  if (event.key === 'Enter' && event.shiftKey && field.value.trim() === shownQuery) {
    event.preventDefault()
    stepBy(-1)
  }
})

// Enter looks, and once that is found goes from match to match.
form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (field.value.trim() === shownQuery) stepBy(1)
  else void search()
})

steps.addEventListener('click', ({ target }) => {
  if (target.dataset.stepBy !== undefined) stepBy(Number(target.dataset.stepBy))
})

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-clear]')) return
  event.preventDefault()
  void clear()
})

// A reader may open the page from an address with a search in it.
startSteps()
