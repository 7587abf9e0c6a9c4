import type { Person } from '../../people/person.ts'
import { html } from '../../web/html.ts'

export type Viewer = Pick<Person, 'personId' | 'displayName' | 'jobTitle'>

const themes = [
  ['default', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
] as const

export function renderHostPage(people: readonly Viewer[]): string {
  const viewers = people.map(
    ({ personId, displayName, jobTitle }) =>
      html`<option value="${personId}">${jobTitle === null ? displayName : `${displayName}, ${jobTitle}`}</option>`,
  )
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assent in a local stand-in for Teams</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/local/teams/files/host.css">
<script type="module" src="/local/teams/files/host.js"></script>
</head>
<body>
<header>
<h1>Local stand-in for Teams</h1>
<p>The frame below is the tab that leaders see in Teams. Everybody here is made up, and nothing leaves this computer.</p>
<form>
<label>Viewing as <select name="person">${viewers}</select></label>
<label>Teams theme <select name="theme">${themes.map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select></label>
</form>
</header>
<main aria-label="The tab, as Teams frames it"><iframe title="Assent tab"></iframe></main>
</body>
</html>
`.markup
}
