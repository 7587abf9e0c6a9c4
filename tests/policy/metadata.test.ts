import { expect, test } from 'vitest'
import { datesIn } from '../../src/policy/policy-date.ts'
import { read } from './read.ts'

test.each([
  ['September 2026', ['2026-09']],
  ['Sept 2026', ['2026-09']],
  ['Spring 2018', ['2018']],
  ['1st September 2026', ['2026-09-01']],
  ['01/09/2026', ['2026-09-01']],
  ['1.9.26', ['2026-09-01']],
  ['2026-09-01 and 2027', ['2026-09-01', '2027']],
  ['99/99/2026 or never', []],
])('%s is as precise as it is written', (text, dates) => {
  expect(datesIn(text)).toEqual(dates)
})

const body = '\n\n- Staff must lock tablets.'

test('the head of a policy is metadata and no clause', () => {
  const head = `# Tablet Policy\n\n**School:** Willow School\n**Academic year:** 2026-2027\n**Adopted by the governing board:** March 2026\n**Last reviewed:** 2 May 2026\n**Next review due:** 2027`
  const policy = read(head + body, 'p.md')
  expect(policy).toMatchObject({
    title: 'Tablet Policy',
    school: 'Willow School',
    academicYear: '2026-2027',
    adoptedOn: '2026-03',
    reviewedOn: '2026-05-02',
    reviewDueOn: '2027',
  })
  expect(policy.clauses).toHaveLength(1)
})

test.each([
  ['Tablet Code of Conduct The Willow School', { title: 'Tablet Code of Conduct', school: 'The Willow School' }],
  [
    "St Brede's Church of England School\n\nTablet Policy",
    { title: 'Tablet Policy', school: "St Brede's Church of England School" },
  ],
  ['Tablet Agreement\n2024-25', { title: 'Tablet Agreement', academicYear: '2024-2025', school: null }],
  ['Harbour Trust\n\nSafe Use of Tablets', { title: 'Safe Use of Tablets', school: 'Harbour Trust' }],
  ['Tablet Policy\n\nReviewed May 2024. Next review May 2026.', { reviewedOn: '2024-05', reviewDueOn: '2026-05' }],
  ['Tablet Policy\n\nAdopted March 2024. To be reviewed March 2026.', { adoptedOn: '2024-03', reviewDueOn: '2026-03' }],
  ['Tablet Policy\n\n| Review due | July 2027 |\n| --- | --- |', { reviewDueOn: '2027-07' }],
])('%j gives %j', (head, expected) => {
  expect(read(head + body)).toMatchObject(expected)
})

test('a "date of review" after the adoption is the review that is due, and a notice says so', () => {
  const policy = read(`Tablet Policy\n\nDate Adopted: Spring 2016\nDate of Review: Spring 2018${body}`)
  expect(policy).toMatchObject({ adoptedOn: '2016', reviewedOn: null, reviewDueOn: '2018' })
  expect(policy.notices[0]).toContain('date of review')
})

test('a policy without a title gets a plain one, and a notice says so', () => {
  const policy = read('- Staff must lock tablets.')
  expect(policy.title).toBe('Acceptable use policy')
  expect(policy.notices[0]).toContain('names no title')
})
