import { expect, test } from 'vitest'
import { read } from './read.ts'

function outline(text: string): readonly string[] {
  return read(text).clauses.map(({ number, heading, text: words }) =>
    [heading.join(' > '), number ?? '-', words].join(' | '),
  )
}

test('numbers in every usual form are labels, with or without a bullet', () => {
  const text = [
    '1.1 Lock it.',
    '- 1.2 Shut it.',
    '7. Keep it.',
    '8) Hide it.',
    '(a) Take it.',
    '(iv) Send it.',
    'A1.2 Sign it.',
  ]
  expect(read(`Rules\n\n${text.join('\n\n')}`).clauses.map(({ number }) => number)).toEqual([
    '1.1',
    '1.2',
    '7',
    '8)',
    '(a)',
    '(iv)',
    'A1.2',
  ])
})

test.each(['2024-2025 is our year for tablets.', '3D printers are in the hall.', 'I. Jones keeps the keys.'])(
  '%j has no number',
  (text) => {
    expect(read(`Rules\n\n${text} We like them all.`).clauses[0]?.number).toBeNull()
  },
)

test('bullets of every usual kind are clauses of their own', () => {
  const policy = read('Rules\n\n- One thing.\n· Two things.\n● Three things.\n* Four things.\n•Five things.')
  expect(policy.clauses.map(({ text }) => text)).toEqual([
    'One thing.',
    'Two things.',
    'Three things.',
    'Four things.',
    'Five things.',
  ])
})

test('headings are known by mark, by bold or by standing alone, whatever their level', () => {
  const text = `# Tablet Policy

### **1.0 Lending**

- 1.1 Staff may borrow a tablet.

## **2.0 Repairs**

2.1 Staff must report cracks.

**3. Returning**

3.1 Staff must return tablets in July.

Chargers and cases

They stay in school.`
  expect(outline(text)).toEqual([
    '1.0 Lending | 1.1 | Staff may borrow a tablet.',
    '2.0 Repairs | 2.1 | Staff must report cracks.',
    '3. Returning | 3.1 | Staff must return tablets in July.',
    '3. Returning > Chargers and cases | - | They stay in school.',
  ])
})

test('a short numbered line is an item in a run and a heading before something else', () => {
  expect(outline('Good Habits Policy\n\nHabits\n\n1. Respect copyright\n2. Lock screens\n3. Ask first')).toEqual([
    'Habits | 1 | Respect copyright',
    'Habits | 2 | Lock screens',
    'Habits | 3 | Ask first',
  ])
  expect(
    outline('Good Habits Policy\n\n1. Screens\n\nStaff must lock them.\n\n2. Doors\n\nStaff must shut them.'),
  ).toEqual(['1. Screens | - | Staff must lock them.', '2. Doors | - | Staff must shut them.'])
})

test('an appendix opens a part of its own, and two headings with nothing between them stand together', () => {
  const text = `# Tablet Policy

## 1. Lending

Staff may borrow one.

### Tips for Staff

### Appendix 1

#### Do

- charge it`
  expect(outline(text).at(-1)).toBe('Tips for Staff > Appendix 1 > Do | - | charge it')
})

test('wrapped lines are one paragraph, and lines that end as sentences in a file of long lines are several', () => {
  expect(read('Rules\n\nStaff must\nlock their\nscreens.').clauses.map(({ text }) => text)).toEqual([
    'Staff must lock their screens.',
  ])
  const long = `Staff must keep ${'very '.repeat(40)}quiet.`
  expect(read(`Rules\n\n${long}\nStaff must wait.`).clauses.map(({ text }) => text)).toEqual([long, 'Staff must wait.'])
})

test('a text saved from Word, with no empty lines, has its headings and lists', () => {
  const text = `Tablet Policy
1. Why
${'Tablets are dear and staff must look after each of them. '.repeat(4).trim()}
2. Lending
2.1 Staff may borrow one.
Staff must not:
a) lend it
b) lose it
3. Phones
Phones must be off.`
  expect(read(text).clauses.map(({ heading, number, leadIn }) => [heading.at(-1), number, leadIn])).toEqual([
    ['1. Why', null, null],
    ['2. Lending', '2.1', null],
    ['2. Lending', 'a)', 'Staff must not:'],
    ['2. Lending', 'b)', 'Staff must not:'],
    ['3. Phones', null, null],
  ])
})

test('the rows of a table are clauses, its column names a notice', () => {
  const policy = read(
    'Rules\n\n| Device | Rule |\n| --- | --- |\n| Tablet | Must be locked. |\n| Phone | Must be off. |',
  )
  expect(policy.clauses.map(({ text }) => text)).toEqual(['Tablet Must be locked.', 'Phone Must be off.'])
  expect(policy.notices).toContain("A table's column names were left out: Device, Rule.")
})

test('prose over 500 characters comes apart at its sentences, each piece verbatim', () => {
  const sentence = (n: number) => `Rule ${n} says that ${'every '.repeat(20)}tablet counts.`
  const prose = [1, 2, 3, 4, 5, 6].map(sentence).join(' ')
  const pieces = read(`Rules\n\n${prose}`).clauses.map(({ text }) => text)
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces.join(' ')).toBe(prose)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(500)
})

test('a bullet that allows and then forbids is two clauses, a numbered one stays whole', () => {
  const both = 'Staff may bring a phone. Staff must not ring parents on it.'
  expect(read(`Rules\n\n- ${both}`).clauses.map(({ rule }) => rule)).toEqual(['permitted', 'prohibited'])
  expect(read(`Rules\n\n1.1 ${both}`).clauses.map(({ text }) => text)).toEqual([both])
})

test('an abbreviation ends no sentence', () => {
  const text = `Staff keep devices, e.g. Tablets, locked. ${'Mr. Smith helps with that on most days. '.repeat(14).trim()}`
  expect(
    read(`Rules\n\n${text}`).clauses[0]?.text.startsWith('Staff keep devices, e.g. Tablets, locked. Mr. Smith helps'),
  ).toBe(true)
})
