import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adults } from '../../src/local/oakfield/adults.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { renderCsv } from '../../src/web/csv.ts'
import { openSchool } from './school.ts'
import { serveWeb } from './web-server.ts'

/** Reads RFC 4180 as a spreadsheet does. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  let row: string[] = []
  for (let match = field.exec(text); match !== null && match.index < text.length; match = field.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const formulas = [
  '=HYPERLINK("http://evil.example","Click")',
  '+44 1234 567890',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u0000=1+1',
  '＝1+1',
  '"=1+1',
  'a",=1+1,"',
]

const runsAsFormula = /^["\s\u0000]*[=+\-@＝＋－＠]|^[\t\r\n\u0000]/u

test.each(formulas)('%j comes back as text that no spreadsheet runs', (formula) => {
  const [row] = parseCsv(renderCsv([[formula, 'next']]).slice(1))

  expect(row).toHaveLength(2)
  expect(row?.[0]?.replace(/^'/, '')).toBe(formula)
  if (runsAsFormula.test(formula) && !formula.startsWith('"')) expect(row?.[0]).toBe(`'${formula}`)
})

test('every row and cell comes back as it went in', () => {
  const cells = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), { minLength: 1 })
  fc.assert(
    fc.property(cells, (rows) => {
      const read = parseCsv(renderCsv(rows).slice(1))
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
      for (const [r, row] of rows.entries()) {
        for (const [c, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(read[r]?.[c])
      }
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\u0000]/)
    }),
  )
})

test('the download opens in Excel as UTF-8, with everybody who has not signed', async () => {
  const evil = "=cmd|' /C calc'!A0"
  const people = {
    ...oakfieldDirectory,
    users: oakfieldDirectory.users.map((user) => (user.id === cast.gareth.id ? { ...user, displayName: evil } : user)),
  }
  const school = openSchool({ people })
  const campaign = await school.launch()
  await school.deliver(campaign)
  await school.sign(campaign, cast.priya.id)
  await using web = await serveWeb(school)

  const response = await web.get(
    `/api/campaigns/${campaign.campaignId}/outstanding.csv`,
    await web.tokenFor(cast.helen),
  )

  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename=not-yet-signed-acceptable-use-of-ict-2026-09-12.csv',
  )
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows = parseCsv(new TextDecoder().decode(bytes))
  expect(rows[0]).toEqual(['Name', 'Job title', 'Audience', 'State', 'Reason', 'Next step', 'Asked on'])
  expect(rows.every((row) => row.length === 7)).toBe(true)
  expect(rows.map(([name]) => name)).toContain(`'${evil}`)
  expect(rows.map(([name]) => name)).toContain(adults.teachers[0]?.displayName)
  expect(rows.map(([name]) => name)).not.toContain('Priya Shah')
  expect(rows.find(([name]) => name === 'Mo Ali')).toEqual([
    'Mo Ali',
    'Visiting music tutor',
    'visitors',
    'Not signed yet',
    expect.any(String),
    expect.any(String),
    '2026-09-12',
  ])
})
