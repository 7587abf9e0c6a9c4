import { expect, test } from 'vitest'
import { readDocumentHere } from '../../../src/policy/documents/read-here.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { type PdfOptions, type Placed, pdf } from './pdf.ts'

async function read(pages: readonly (readonly Placed[])[], options?: PdfOptions): Promise<Policy> {
  return (await readDocumentHere({ name: 'p.pdf', bytes: pdf(pages, options) })).policy
}

/** Lines under one another, 14 points apart. */
function lines(y: number, texts: readonly string[], more: Partial<Placed> = {}): readonly Placed[] {
  return texts.map((text, index) => ({ ...more, text, y: y - index * 14 }))
}

const long = 'Staff must lock the screen of every computer in the school whenever they leave it alone, and'
const longer = 'pupils must never be left in a room with a computer that nobody has locked, whatever the hour.'

test('wrapped lines are one clause, a gap begins another', async () => {
  const { clauses } = await read([[...lines(700, [long, longer]), ...lines(650, ['Staff must ask.'])]])
  expect(clauses.map(({ text }) => text)).toEqual([`${long} ${longer}`, 'Staff must ask.'])
})

test('headings are known by their size and by being bold', async () => {
  const { title, clauses } = await read([
    [
      ...lines(780, ['Tablet Policy'], { size: 20 }),
      ...lines(740, ['Lending'], { size: 14 }),
      ...lines(700, [long, longer]),
      ...lines(650, ['At home'], { isBold: true }),
      ...lines(620, [long, longer]),
    ],
  ])
  expect(title).toBe('Tablet Policy')
  expect(clauses.map(({ heading }) => heading.at(-1))).toEqual(['Lending', 'At home'])
})

test('numbers and bullets begin clauses, hanging lines go on with them', async () => {
  const hanging = (y: number, mark: string): readonly Placed[] => [
    { text: mark, x: 72, y },
    { text: long, x: 100, y },
    { text: longer, x: 100, y: y - 14 },
  ]
  const { clauses } = await read([
    [...hanging(700, '1.1'), ...hanging(672, '1.2'), ...hanging(644, '(a)'), ...hanging(616, '•')],
  ])
  expect(clauses.map(({ number, text }) => [number, text])).toEqual(
    ['1.1', '1.2', '(a)', null].map((n) => [n, `${long} ${longer}`]),
  )
})

const page = (number: number, body: readonly Placed[]): readonly Placed[] => [
  { text: 'Willow Primary School', y: 810, size: 9 },
  ...body,
  { text: `Page ${number} of 4`, y: 30, size: 9 },
]

test('what stands at one place on every page is no clause', async () => {
  const { school, clauses, notices } = await read(
    [1, 2, 3, 4].map((n) => page(n, lines(700 - n, [`Staff must keep rule ${n}.`]))),
  )
  expect(school).toBe('Willow Primary School')
  expect(clauses.map(({ text }) => text)).toEqual([1, 2, 3, 4].map((n) => `Staff must keep rule ${n}.`))
  expect(notices).toContain('Page headers and footers were left out: Willow Primary School.')
})

test('what its looks alone made a page header, and sentences joined across pages, are noted for a review', async () => {
  const pages = [page(1, lines(700, [long])), ...[2, 3, 4].map((n) => page(n, lines(700, [longer, 'Ask.'])))]
  const { notes } = await readDocumentHere({ name: 'p.pdf', bytes: pdf(pages) })
  expect(notes.leftOut).toMatchObject([
    { kind: 'page-header', text: 'Willow Primary School', times: 4 },
    { kind: 'page-number', times: 4 },
  ])
  expect(notes.joins).toMatchObject([{ over: 'page-header', after: longer.slice(0, 30) }])
})

test('a sentence goes on across pages, and a hanging item after a full stop', async () => {
  const item: readonly Placed[] = [
    { text: '1.1', x: 72, y: 114 },
    { text: long, x: 100, y: 114 },
    { text: longer, x: 100, y: 100 },
  ]
  const { clauses, notices } = await read([
    page(1, lines(100, [long])),
    page(2, [...lines(740, [longer]), ...item]),
    page(3, [{ text: 'It is checked each day.', x: 100, y: 740 }]),
    page(4, lines(740, ['Visitors must ask.'])),
  ])
  expect(clauses.map(({ number, text }) => [number, text])).toEqual([
    [null, `${long} ${longer}`],
    ['1.1', `${long} ${longer} It is checked each day.`],
    [null, 'Visitors must ask.'],
  ])
  expect(notices.filter((notice) => notice.includes('page break'))).toHaveLength(2)
})

test('two columns are read one after the other', async () => {
  const column = (x: number, name: string): readonly Placed[] =>
    lines(
      700,
      [
        `Staff must never lend the ${name} tablet to`,
        'anybody outside the school without the',
        'word of the Headteacher.',
      ],
      { x },
    )
  const { clauses, notices } = await read([[...column(72, 'left'), ...column(320, 'right')]])
  const text = (name: string) =>
    `Staff must never lend the ${name} tablet to anybody outside the school without the word of the Headteacher.`
  expect(clauses.map((clause) => clause.text)).toEqual([text('left'), text('right')])
  expect(notices[0]).toBe(
    'Text stands side by side (page 1), as in columns or a table; it is read from left to right, so check it.',
  )
})

test('tags say what is a heading, an item and a row', async () => {
  const texts = [
    'Tablets',
    '•',
    long,
    longer,
    'Device',
    'Rule',
    'Phone',
    'Staff must switch it off.',
    'Tablet',
    'Staff must lock it.',
  ]
  const places = [770, 740, 740, 726, 690, 690, 660, 660, 640, 640]
  const placed = texts.map((text, mark) => ({
    text,
    y: places[mark] ?? 0,
    x: mark === 2 || mark === 3 ? 90 : mark > 3 && mark % 2 === 1 ? 300 : 72,
    mark,
  }))
  const td = (...marks: readonly number[]) => ({
    role: 'TR',
    children: marks.map((mark) => ({ role: 'TD', marks: [mark] })),
  })
  const tags = [
    { role: 'H1', marks: [10] },
    { role: 'H2', marks: [0] },
    {
      role: 'L',
      children: [
        {
          role: 'LI',
          children: [
            { role: 'Lbl', marks: [1] },
            { role: 'LBody', children: [{ role: 'P', marks: [2, 3] }] },
          ],
        },
      ],
    },
    { role: 'Table', children: [td(4, 5), td(6, 7), td(8, 9)] },
  ]
  const { clauses, notices } = await read(
    [[{ text: 'Tablet Policy', y: 800, mark: 10 }, ...placed, { text: 'Confidential', y: 400, mark: 'artifact' }]],
    { tags },
  )
  expect(clauses.map(({ heading, text }) => [heading[0], text])).toEqual([
    ['Tablets', `${long} ${longer}`],
    ['Tablets', 'Phone Staff must switch it off.'],
    ['Tablets', 'Tablet Staff must lock it.'],
  ])
  expect(notices).toContain('Page headers and footers were left out: Confidential.')
})

test('an address cut at the end of a line is put together', async () => {
  const start = `${long.slice(0, 70)} https://school.example/`
  const { clauses } = await read([
    [...lines(700, [start, 'rules when they are in any doubt about what they may and may not do here today.'])],
  ])
  expect(clauses[0]?.text).toContain('https://school.example/rules when')
})
