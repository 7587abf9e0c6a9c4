import { expect, test } from 'vitest'
import { read, readWithAccount } from './read.ts'

const header = '**Willow School**\n\n**Tablets**\n\n**Reviewed: May 2024**\n'

test('a page header goes, the sentence it cut is healed, and the first printing is metadata', () => {
  const text = `${header}
### Lending

- 1.1 Where a tablet is lent to a class for the whole of one term, the teacher must ensure that

${header}
the cases are counted every Friday.

- 1.2 Tablets must be charged before the weekend begins by the class they are lent

${header}
To. A monitor may help.

${header}
### Repairs

Staff must report cracks.`
  const { policy, fates } = readWithAccount(text)

  expect(policy.clauses.map((clause) => clause.text)).toEqual([
    'Where a tablet is lent to a class for the whole of one term, the teacher must ensure that the cases are counted every Friday.',
    'Tablets must be charged before the weekend begins by the class they are lent To. A monitor may help.',
    'Staff must report cracks.',
  ])
  expect(policy).toMatchObject({ school: 'Willow School', title: 'Tablets', reviewedOn: '2024-05' })
  expect(policy.notices[0]).toBe(
    '9 lines of page headers, footers and page numbers were removed: Willow School / Tablets / Reviewed: May 2024.',
  )
  expect(policy.notices.filter((notice) => notice.includes('had cut'))).toHaveLength(2)
  expect(fates.slice(0, 5)).toEqual(['metadata', 'blank', 'metadata', 'blank', 'metadata'])
})

test('a header after a finished sentence joins nothing', () => {
  const text = `${header}\nStaff must wait.\n\n${header}\nThey may sit.\n\n${header}\n- one\n\n${header}\n- two`
  expect(read(text).clauses.map((clause) => clause.text)).toEqual(['Staff must wait.', 'They may sit.', 'one', 'two'])
})

test('a heading that touches a header and repeats is kept', () => {
  const part = (name: string) => `${header}\n##### Don't\n\n- lose the ${name}\n`
  const policy = read(['tablet', 'case', 'charger', 'stylus'].map(part).join('\n'))
  expect(policy.clauses.map(({ heading, text }) => [heading.at(-1), text])).toEqual([
    ["Don't", 'lose the tablet'],
    ["Don't", 'lose the case'],
    ["Don't", 'lose the charger'],
    ["Don't", 'lose the stylus'],
  ])
})

test('a list that repeats, and lines that differ in a number, are no page header', () => {
  const list = '- ask first\n- lock it\n'
  expect(read(`Rules\n\n${[list, list, list].join('\nAnd again.\n\n')}`).clauses).toHaveLength(8)
  const years = [1, 2, 3, 4].map((year) => `Year ${year} tablets\nYear ${year} staff must count them.`).join('\n\n')
  expect(read(`Rules\n\n${years}`).notices).toEqual([expect.stringContaining('no signature block')])
})

test('page numbers on a line of their own go', () => {
  const policy = read('Rules\n\nStaff must wait.\n\nPage 1 of 2\n\nStaff may sit.\n\n2')
  expect(policy.clauses.map(({ text }) => text)).toEqual(['Staff must wait.', 'Staff may sit.'])
  expect(policy.notices[0]).toContain('2 lines of page headers, footers and page numbers were removed')
})

test('a paragraph cut by an empty line alone is healed where the sentence is plainly open', () => {
  const cut = 'The tablets of the school are looked after by the technician and the\n\nBusiness Manager of the trust.'
  expect(read(`Rules\n\n${cut}`).clauses.map(({ text }) => text)).toEqual([cut.replace('\n\n', ' ')])
})
