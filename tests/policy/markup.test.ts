import { expect, test } from 'vitest'
import { stripMarkup } from '../../src/policy/markup.ts'
import { read } from './read.ts'

test.each([
  ['**Staff** must *never* __share__ a `password`.', 'Staff must never share a password.'],
  ['snake_case and 3 * 4 * 5 stay', 'snake_case and 3 * 4 * 5 stay'],
  ['see [our page](https://school.example/a) or <https://b.example>', 'see our page or https://b.example'],
  ['[bookmark: _GoBack]Report it.', 'Report it.'],
  ['one<br/>two <b>three</b>', 'one two three'],
  ['Fish&nbsp;&amp;&nbsp;chips', 'Fish & chips'],
  ['spread   over\u00a0space', 'spread over space'],
])('%s', (marked, plain) => {
  expect(stripMarkup(marked)).toBe(plain)
})

test.each([
  '<script>alert(1)</script>',
  '<<script>script>alert(1)<</script>/script>',
  '[click](javascript:alert(1)) javascript:alert(1) JaVaScRiPt :x',
  '<img src=x onerror=alert(1)>',
  '<a href="java\nscript:x">',
  'java<b>script:x</b>',
])('no tag and no script address survives %j', (hostile) => {
  expect(stripMarkup(hostile)).not.toMatch(/<[a-z/!]|javascript\s*:/i)
})

test('what stands inside a script or a comment over several lines is no clause, and a notice says so', () => {
  const policy = read(
    'Staff must ask.\n\n<script>\nvar rule = "must"\n</script>\n\n<!-- a note\nof the editor -->\n\nStaff may wait.',
  )

  expect(policy.clauses.map(({ text }) => text)).toEqual(['Staff must ask.', 'Staff may wait.'])
  expect(policy.notices).toContain('5 lines of markup without words were removed.')
})
