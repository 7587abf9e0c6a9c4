import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectNothingLost } from './accounting.ts'
import { fileOf, readWithAccount } from './read.ts'

const word = fc.constantFrom(
  'tablet',
  'staff',
  'pupils',
  'must',
  'may',
  'not',
  'the',
  'School',
  'Head',
  'of',
  'phone',
  'café',
  'and',
  '2024',
  'unless',
)
const sentence = fc.array(word, { minLength: 2, maxLength: 14 }).map((words) => words.join(' '))
const mark = fc.constantFrom('', '', '- ', '  - ', '· ', '1.1 ', '- 2.3 ', '7. ', '(a) ', '# ', '### ', '#### 1.0 ')
const end = fc.constantFrom('', '.', '.', ':', ';', '?')
const styled = fc.tuple(sentence, fc.constantFrom('', '**', '*')).map(([text, star]) => `${star}${text}${star}`)
const plainLine = fc.tuple(mark, styled, end).map((parts) => parts.join(''))
const otherLine = fc.constantFrom(
  '',
  '',
  '---',
  'Signature: ........ Date: ........',
  'Full name:',
  'Reviewed: May 2024',
  'Willow School',
  'Page 2 of 9',
  '| Device | Rule |',
  'Tablet\tMust be locked',
  '<div>',
  'I have read the policy and agree to it.',
  '**Willow School**  ',
  "Don't",
)
const line = fc.oneof({ weight: 3, arbitrary: plainLine }, { weight: 2, arbitrary: otherLine })
const policyText = fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => lines.join('\n'))

test('each line of any policy ends up in a clause, a heading, the declaration, metadata or a notice', () => {
  fc.assert(
    fc.property(policyText, (text) => {
      const whole = `Staff must read this first rule.\n\n${text}`
      const { fates } = readWithAccount(whole)
      expect(fates.filter((fate) => fate === undefined)).toEqual([])
      expect(fates).toHaveLength(whole.split('\n').length)
    }),
    { numRuns: 400 },
  )
})

const listed = fc.uniqueArray(fc.integer({ min: 100, max: 999_999 }), { minLength: 1, maxLength: 20 })
const item = fc.tuple(
  fc.constantFrom('- ', '', '1.1 ', '(b) '),
  fc.constantFrom('Staff must keep tablet', 'Visitors may not see tablet'),
)

test('every clause says what its line says, once and in order', () => {
  fc.assert(
    fc.property(listed, fc.array(item, { minLength: 1, maxLength: 20 }), (numbers, items) => {
      const lines = numbers.map((n, index) => {
        const [bullet, words] = items[index % items.length] ?? ['', '']
        return `${bullet}${words} ${n} in the cupboard.`
      })
      expectNothingLost(fileOf(`# Tablet policy\n\n## Rules\n\n${lines.join('\n\n')}`, 'p.md'))
    }),
    { numRuns: 100 },
  )
})

test('the same bytes give the same policy', () => {
  fc.assert(
    fc.property(policyText, (text) => {
      const whole = `Staff must read this first rule.\n\n${text}`
      expect(readWithAccount(whole)).toEqual(readWithAccount(whole))
    }),
    { numRuns: 50 },
  )
})
