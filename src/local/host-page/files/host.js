/**
 * Answers the tab's teams-js as the Teams client does. teams-js trusts messages from its own origin,
 * so this page and the tab are served by the same server.
 */
const frame = document.querySelector('iframe')
const form = document.querySelector('form')
const choices = { person: form.elements.namedItem('person'), theme: form.elements.namedItem('theme') }
const teamsJsVersion = '2.58.0'

/** What teams-js sends as `func`, and what Teams answers. */
const answers = {
  initialize: () => [
    'content',
    'web',
    JSON.stringify({ apiVersion: 4, supports: { app: {}, pages: {} } }),
    teamsJsVersion,
  ],
  getContext: () => [
    {
      theme: choices.theme.value,
      locale: 'en-gb',
      hostName: 'Teams',
      userObjectId: choices.person.value,
      entityId: 'completion',
    },
  ],
  'authentication.getAuthToken': async () => {
    const response = await fetch('/local/teams/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId: choices.person.value }),
    })
    if (!response.ok) return [false, 'CancelledByUser']
    return [true, (await response.json()).token]
  },
}

async function answer({ id, uuid, func }) {
  const args = await answers[func]()
  frame.contentWindow.postMessage({ id, uuid, args }, window.location.origin)
}

window.addEventListener('message', ({ source, origin, data }) => {
  const isTab = source === frame.contentWindow && origin === window.location.origin
  if (isTab && Object.hasOwn(answers, data.func)) void answer(data)
})

function showTab() {
  frame.src = `/tab?viewer=${encodeURIComponent(choices.person.value)}`
}

function keepInAddress() {
  const address = new URLSearchParams({ person: choices.person.value, theme: choices.theme.value })
  window.history.replaceState(null, '', `?${address}`)
}

function chooseFromAddress() {
  const wanted = new URLSearchParams(window.location.search)
  for (const [name, select] of Object.entries(choices)) {
    if ([...select.options].some(({ value }) => value === wanted.get(name))) select.value = wanted.get(name)
  }
}

choices.theme.addEventListener('change', () => {
  frame.contentWindow.postMessage({ func: 'themeChange', args: [choices.theme.value] }, window.location.origin)
  keepInAddress()
})
choices.person.addEventListener('change', () => {
  keepInAddress()
  showTab()
})
form.addEventListener('submit', (event) => event.preventDefault())
chooseFromAddress()
showTab()
