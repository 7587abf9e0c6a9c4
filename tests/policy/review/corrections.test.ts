import { describe, expect, test } from 'vitest'
import { contentHashOf } from '../../../src/policy/content-hash.ts'
import { appliedOf } from '../../../src/policy/review/applied.ts'
import { overlaySchema } from '../../../src/policy/review/overlay-schema.ts'
import { clauseCalled, correct, corrected, noOverlay, readingOf, review, tryCorrection } from './reviewed.ts'

const text = `Tablet Policy

This policy applies to all staff and governors.

1.1 Staff must lock tablets in the trolley.

1.2 Tablets may be taken home with the permission of the Headteacher.

1.3 Visitors must wait in the hall, where

1.4 Nobody may lend a tablet to a friend.

1.5 Tablets are counted on Fridays.`

const clauseOf = (overlay: ReturnType<typeof correct>, number: string, source = text) =>
  corrected(source, overlay).policy.clauses.find((clause) => clause.number === number)

describe('a correction', () => {
  test('of whom a clause binds and what it rules leaves the text and its hash as they are', () => {
    const overlay = correct(text, [{ named: '1.5', audiences: ['staff'], rule: 'required', reportTo: ['ICT Manager'] }])
    expect(clauseOf(overlay, '1.5')).toMatchObject({
      audiences: ['staff'],
      rule: 'required',
      reportTo: ['ICT Manager'],
    })
    const { policy } = corrected(text, overlay)
    expect(policy.contentHash).toBe(readingOf(text).policy.contentHash)
    expect(policy.clauses.map(({ id }) => id)).toEqual(readingOf(text).policy.clauses.map(({ id }) => id))
  })

  test('joins two clauses into one, read anew, with a hash of its own', () => {
    const overlay = correct(text, [{ named: '1.3', joinWith: '1.4' }])
    const { policy } = corrected(text, overlay)
    expect(clauseOf(overlay, '1.3')).toMatchObject({
      text: 'Visitors must wait in the hall, where Nobody may lend a tablet to a friend.',
      rule: 'prohibited',
    })
    expect(clauseOf(overlay, '1.4')).toBeUndefined()
    expect(policy.contentHash).toBe(contentHashOf(policy))
    expect(policy.contentHash).not.toBe(readingOf(text).policy.contentHash)
  })

  test('joins a third to two that were joined, and the whole can be corrected', () => {
    const joins = [
      { named: '1.4', joinWith: '1.3' },
      { named: '1.3', joinWith: '1.5' },
    ]
    const overlay = correct(text, [...joins, { named: '1.3', rule: 'information' }])
    expect(clauseOf(overlay, '1.3')?.text).toMatch(/^Visitors .* friend\. Tablets are counted on Fridays\.$/)
    expect(clauseOf(overlay, '1.3')?.rule).toBe('information')
  })

  test('takes a clause away, and its undoing brings it back', () => {
    const gone = correct(text, [{ named: '1.5', isNoClause: true }])
    expect(clauseOf(gone, '1.5')).toBeUndefined()
    expect(clauseOf(correct(text, [{ named: '1.5', undo: true }], gone), '1.5')).toBeDefined()
  })

  test('says whom the policy is for, and every clause that names nobody follows', () => {
    const overlay = correct(text, [{ scope: ['staff'] }])
    expect(clauseOf(overlay, '1.5')?.audiences).toEqual(['staff'])
    expect(clauseOf(overlay, '1.3')?.audiences).toEqual(['visitor'])
  })

  test('sets title and dates, and the plain declaration names the new title', () => {
    const { policy } = corrected(text, correct(text, [{ title: 'Tablets', dates: { reviewDueOn: '2027-09' } }]))
    expect(policy).toMatchObject({ title: 'Tablets', reviewDueOn: '2027-09', adoptedOn: null })
    expect(policy.declaration.statement).toBe('I have read and understood the Tablets, and I agree to follow it.')
    expect(policy.contentHash).toBe(contentHashOf(policy))
  })

  test('made again takes the place of the one before', () => {
    const overlay = correct(text, [
      { named: '1.5', rule: 'required' },
      { named: '1.5', rule: 'prohibited' },
    ])
    expect(overlay.corrections).toHaveLength(1)
    expect(clauseOf(overlay, '1.5')?.rule).toBe('prohibited')
  })

  test('back to what the reader has is no correction any more', () => {
    const overlay = correct(text, [
      { named: '1.5', rule: 'required' },
      { named: '1.5', rule: 'information' },
    ])
    expect(appliedOf(corrected(text, overlay))).toEqual([])
  })

  test('that says what the reader has by itself is noted as looked at', () => {
    const overlay = correct(text, [{ named: '1.1', rule: 'required' }, { scope: ['staff', 'governor'] }])
    expect(overlay.corrections).toMatchObject([{ decision: { kind: 'right' } }, { isAsRead: true }])
    expect(appliedOf(corrected(text, overlay))).toEqual([])
  })

  test('is stored and read back as it was', () => {
    const overlay = correct(text, [
      { named: '1.5', audiences: ['staff'], permissionFrom: ['DSL'] },
      { named: '1.3', joinWith: '1.4' },
      { named: '1.1', isRight: true },
      { title: 'Tablets' },
    ])
    expect(overlaySchema.parse(JSON.parse(JSON.stringify(overlay)))).toEqual(overlay)
  })
})

describe('what cannot be', () => {
  test.each([
    ['an unknown clause', { named: '9.9', rule: 'required' as const }, /no clause 9\.9/],
    ['nothing at all', { named: '1.1' }, /Say what is right/],
    ['nothing about the whole', {}, /Name a clause, or say/],
    ['two clauses that are no neighbours', { named: '1.1', joinWith: '1.4' }, /Only neighbours/],
    ['a clause with itself', { named: '1.1', joinWith: '1.1' }, /one clause already/],
    ['a value for what is no clause', { named: '1.1', isNoClause: true, rule: 'required' as const }, /alone/],
    ['right and changed', { named: '1.1', isRight: true, rule: 'prohibited' as const }, /--right says/],
    ['a clause of a clause', { named: '1.1', isClause: true }, /is a clause already/],
    ['an unknown line', { named: 'r-000000', isClause: true }, /No line/],
    ['a title of a clause', { named: '1.1', title: 'Tablets' }, /whole policy/],
    ['a clause’s rule of the whole', { title: 'Tablets', rule: 'required' as const }, /Name the clause/],
    ['undoing what nobody did', { named: '1.1', undo: true }, /Nothing was decided about 1\.1/],
    ['undoing with something else', { named: '1.1', undo: true, rule: 'required' as const }, /stands alone/],
  ])('%s is refused in one plain sentence', (_what, request, message) => {
    const outcome = tryCorrection(text, request)
    expect(outcome).toMatchObject({ kind: 'refused', problem: expect.stringMatching(message) })
  })

  test.each([
    [
      'no clause, of one that was corrected',
      { named: '1.5', rule: 'required' as const },
      { named: '1.5', isNoClause: true },
    ],
    ['no clause, of one that was joined', { named: '1.3', joinWith: '1.4' }, { named: '1.3', isNoClause: true }],
    ['a rule, of what is no clause', { named: '1.5', isNoClause: true }, { named: '1.5', rule: 'required' as const }],
    [
      'a rule, of the second half of a clause',
      { named: '1.3', joinWith: '1.4' },
      { named: '1.4', rule: 'required' as const },
    ],
    ['a join with what is no clause', { named: '1.5', isNoClause: true }, { named: '1.4', joinWith: '1.5' }],
    ['a join with what was corrected', { named: '1.4', rule: 'required' as const }, { named: '1.3', joinWith: '1.4' }],
  ])('%s is a conflict, and --undo is named', (_what, first, second) => {
    const outcome = tryCorrection(text, second, correct(text, [first]))
    expect(outcome).toMatchObject({ kind: 'refused', problem: expect.stringContaining('--undo') })
  })

  test('the last clause cannot be taken away', () => {
    const one = 'Tablet Policy\n\n1.1 Staff must lock tablets.'
    expect(tryCorrection(one, { named: '1.1', isNoClause: true })).toMatchObject({
      kind: 'refused',
      problem: 'Then no clause would be left.',
    })
  })

  test('a number that two clauses have is asked about, with what each is called', () => {
    const twice = 'Tablet Policy\n\n1.1 Staff must lock tablets.\n\n1.1 Visitors must wait.'
    const outcome = tryCorrection(twice, { named: '1.1', rule: 'required' })
    expect(outcome).toMatchObject({
      problem: expect.stringMatching(/2 clauses .*\n {2}c-[0-9a-f]{4}.*\n {2}c-[0-9a-f]{4}/),
    })
    const [first] = review(twice).clauses
    expect(tryCorrection(twice, { named: first?.handle ?? '', rule: 'prohibited' }).kind).toBe('corrected')
  })
})

describe('in the next version of the policy', () => {
  const base = correct(text, [
    { named: '1.5', audiences: ['staff'] },
    { named: '1.1', rule: 'prohibited' },
    { named: '1.3', joinWith: '1.4' },
    { named: '1.2', isNoClause: true },
  ])

  test('the same words under another number are corrected as before', () => {
    const next = text.replaceAll('1.', '7.').replace('Tablet Policy', 'Tablet Policy\n\n7.0 Be kind.')
    expect(clauseOf(base, '7.5', next)?.audiences).toEqual(['staff'])
    expect(clauseOf(base, '7.1', next)?.rule).toBe('prohibited')
    expect(clauseOf(base, '7.2', next)).toBeUndefined()
    expect(clauseOf(base, '7.3', next)?.text).toContain('friend')
    expect(review(next, base).counts.checkAgain).toBe(0)
  })

  test('reworded, it is corrected and comes first, to be checked again', () => {
    const next = text.replace(
      'Staff must lock tablets in the trolley.',
      'Staff must always lock tablets in the blue trolley.',
    )
    expect(clauseOf(base, '1.1', next)?.rule).toBe('prohibited')
    const [first] = review(next, base).clauses
    expect(first).toMatchObject({ handle: '1.1', corrections: [{ isReworded: true }] })
    const checked = correct(next, [{ named: '1.1', isRight: true }], base)
    expect(review(next, checked).counts.checkAgain).toBe(0)
    expect(clauseOf(checked, '1.1', next)?.rule).toBe('prohibited')
  })

  test('a corrected clause that is gone is listed, does nothing, and is not mistaken for its neighbour', () => {
    const twins = `${text}\n\n1.6 Tablets are counted on Fridays by the office.`
    const about = correct(twins, [{ named: '1.6', rule: 'prohibited' }])
    const reviewed = review(text, about)
    expect(reviewed.gone).toMatchObject([{ by: 'Helen Ward', text: 'Tablets are counted on Fridays by the office.' }])
    expect(clauseCalled(reviewed, '1.5').rule).toBe('information')
    const [gone] = reviewed.gone
    expect(correct(text, [{ named: gone?.correctionId ?? '', undo: true }], about).corrections).toEqual([])
  })

  test('and back in the one after it counts again', () => {
    const without = text.replace('1.5 Tablets are counted on Fridays.', '')
    const between = correct(without, [{ named: '1.1', rule: 'information' }], base)
    expect(clauseOf(between, '1.5')?.audiences).toEqual(['staff'])
  })

  test('two halves that no longer stand side by side are two clauses', () => {
    const next = text.replace('1.4 Nobody', '1.31 Be quiet.\n\n1.4 Nobody')
    expect(clauseOf(base, '1.4', next)).toBeDefined()
    expect(review(next, base).gone).toMatchObject([{ words: expect.stringContaining('goes on') }])
  })
})

test('a line that the reader left out is a clause again where it stood', () => {
  const header = 'Ludlow Lane School\nKeep tablets dry\n'
  const pages = [1, 2, 3].map((page) => `${header}\n${page}.1 Staff must lock trolley ${page}.\n`).join('\n')
  const source = `Tablet Policy\n\n${pages}`
  const line = review(source).leftOut.find((each) => each.text === 'Keep tablets dry')
  expect(line).toMatchObject({ isUncertain: true, words: 'Left out as a page header or footer, printed 3 times.' })
  const named = line?.handle ?? ''
  const overlay = correct(source, [{ named, isClause: true }])
  const texts = corrected(source, overlay).policy.clauses.map((clause) => clause.text)
  expect(texts.filter((each) => each === 'Keep tablets dry')).toHaveLength(1)
  expect(texts[0]).toBe('Keep tablets dry')
  expect(review(source, correct(source, [{ named, isRight: true }])).leftOut).toContainEqual(
    expect.objectContaining({ text: 'Keep tablets dry', isUncertain: false }),
  )
  expect(corrected(source, correct(source, [{ named, undo: true }], overlay)).policy).toEqual(readingOf(source).policy)
})

test('without corrections the policy is what the reader made of it', () => {
  expect(corrected(text, noOverlay).policy).toEqual(readingOf(text).policy)
})

describe('what was said of the policy as a whole', () => {
  const dated = (date: string) => `${text}\n\n1.6 This policy will next be reviewed in ${date}.`
  const reviewDueOn = (source: string, overlay: ReturnType<typeof correct>) =>
    corrected(source, overlay).policy.reviewDueOn

  test('a date gives way to the one that the next text states', () => {
    const overlay = correct(dated('September 2027'), [{ dates: { reviewDueOn: '2027-07' } }])
    expect(reviewDueOn(dated('September 2027'), overlay)).toBe('2027-07')
    expect(reviewDueOn(dated('September 2028'), overlay)).toBe('2028-09')
    expect(review(dated('September 2028'), overlay).gone).toMatchObject([{ words: 'the next review is due 2027-07' }])
  })

  test('a date stays where the text says nothing new, and where the reader has come to read it so', () => {
    const overlay = correct(text, [{ dates: { reviewDueOn: '2027-07' } }])
    expect(reviewDueOn(text, overlay)).toBe('2027-07')
    const kept = corrected(dated('July 2027'), overlay)
    expect(appliedOf(kept)).toMatchObject([{ field: 'reviewDueOn', value: '2027-07' }])
  })

  test('that it was right says nothing of a text that has it otherwise', () => {
    const overlay = correct(text, [{ title: 'Tablet Policy', scope: ['staff', 'governor'] }])
    const next = text.replace('Tablet Policy', 'Policy for Tablets').replace('staff and governors', 'staff')
    const { policy, gone } = corrected(next, overlay)
    expect(policy.title).toBe('Policy for Tablets')
    expect(policy.clauses.find(({ number }) => number === '1.5')?.audiences).toEqual(['staff'])
    expect(gone).toHaveLength(2)
  })
})
