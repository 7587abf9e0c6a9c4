import { describe, expect, test } from 'vitest'
import { describeChanges } from '../../../src/policy/changes/describe-changes.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { type ClauseDraft, policyOf } from './made-up-policy.ts'

const lock = { text: 'Lock your laptop whenever you leave the classroom, even for a minute.' }
const lend = { text: 'Never lend school tablets to friends or relatives at weekends.' }
const photo = { text: 'Photographs of pupils stay on school cameras until they are deleted.' }
const report = { text: 'Report a lost memory stick to the office before the end of the day.' }

function linesOf(before: readonly ClauseDraft[], after: readonly ClauseDraft[]): readonly string[] {
  return changesOf(policyOf(before), policyOf(after)).clauses.map(({ summary }) => summary)
}

function changesOf(before: Policy, after: Policy) {
  return describeChanges(before, after)
}

describe('a clause', () => {
  test('that was not there is new', () => {
    expect(linesOf([lock, lend], [lock, photo, lend])).toEqual([
      '2 is new: “Photographs of pupils stay on school cameras until they are deleted.”',
    ])
  })

  test('that is no longer there is gone, told after the one it followed', () => {
    const changes = changesOf(policyOf([lock, lend, photo]), policyOf([lock, photo, report]))

    expect(changes.clauses.map(({ kind, summary }) => [kind, summary])).toEqual([
      ['removed', '2 is gone: “Never lend school tablets to friends or relatives at weekends.”'],
      ['added', '3 is new: “Report a lost memory stick to the office before the end of the day.”'],
    ])
    expect(changes.renumbered.map(({ before, after }) => [before.number, after.number])).toEqual([['3', '2']])
  })

  test.each([
    [
      'before the end of the day',
      'within one hour',
      '1 now says “within one hour” where it said “before the end of the day”.',
    ],
    [' before the end of the day', '', '1 no longer says “before the end of the day”.'],
    ['to the office', 'to the office and the Headteacher', '1 now adds “and the Headteacher”.'],
  ])('that says something else in one place is told with it', (was, now, line) => {
    expect(linesOf([report], [{ text: report.text.replace(was, now) }])).toEqual([line])
  })

  test('that says something else in several places is reworded', () => {
    const text = report.text.replace('lost', 'missing').replace('the office', 'Reception')

    expect(linesOf([lock, report], [lock, { text }])).toEqual(['2 is reworded.'])
  })

  test('that keeps its number and few of its words is rewritten', () => {
    const text = 'Before the day is at its end, the office needs a report of every memory stick that you lost.'
    const [change] = changesOf(policyOf([report]), policyOf([{ text }])).clauses

    expect(change).toMatchObject({
      summary: '1 is rewritten.',
      rewording: {
        isRewritten: true,
        parts: [
          { kind: 'removed', text: report.text },
          { kind: 'added', text },
        ],
      },
    })
  })

  test('of which nothing is left is gone, and another one is new', () => {
    expect(linesOf([lock], [photo]).map((line) => line.slice(0, 9))).toEqual(['1 is gone', '1 is new:'])
  })

  test('whose lead-in turned round is reworded although its own text is the same', () => {
    const before = { number: '(a)', leadIn: 'On school tablets you may:', text: 'play games' }

    expect(linesOf([before], [{ ...before, leadIn: 'On school tablets you must not:' }])).toEqual([
      '(a) under “Devices” now says “must not” where it said “may”.',
    ])
  })

  test('without a number goes by its first words', () => {
    const [before, after] = [lock, { text: lock.text.replace('a minute', 'a moment') }]

    expect(linesOf([{ ...before, number: null }], [{ ...after, number: null }])).toEqual([
      'The clause “Lock your laptop whenever you leave the classroom, even for …” under “Devices” now says “moment” where it said “minute”.',
    ])
  })

  test('without a number is new under its heading, or gone from there', () => {
    const never = { text: 'leave a laptop in a car', number: null, heading: ['In short', 'Don’t'] }

    expect(linesOf([lock], [lock, never])).toEqual(["New under “Don't”: “leave a laptop in a car”"])
    expect(linesOf([lock, never], [lock])).toEqual(["Gone from “Don't”: “leave a laptop in a car”"])
  })

  test('that is read differently with the same words does not pretend to be another rule', () => {
    expect(linesOf([{ ...lend, rule: 'conditional' }], [{ ...lend, rule: 'prohibited' }])).toEqual([
      '1 is now understood as forbidden; its words are the same.',
    ])
  })

  test('with other quotation marks, dashes and line ends is the same', () => {
    const text = 'Don’t say “yes” – ask.'
    const changes = changesOf(policyOf([{ text }]), policyOf([{ text: 'Don\'t say  "yes" -\nask.' }]))

    expect(changes).toMatchObject({ clauses: [], unchanged: [{}] })
  })
})

describe('a rule', () => {
  const asked = {
    text: 'You may use your own phone in the staff room if the Headteacher has given permission.',
    rule: 'conditional',
    permissionFrom: ['Headteacher'],
  } as const
  const never = { text: 'You must not use your own phone in the staff room.', rule: 'prohibited' } as const

  test('that nobody can lift any longer is told as both were', () => {
    expect(linesOf([asked], [never])).toEqual([
      '1 used to be allowed with the Headteacher’s permission and is now forbidden.',
    ])
  })

  test('that somebody else may lift is another rule', () => {
    const text = asked.text.replace('the Headteacher has', 'the ICT Manager or a member of SLT has')

    expect(linesOf([asked], [{ ...asked, text, permissionFrom: ['ICT Manager', 'member of SLT'] }])).toEqual([
      '1 used to be allowed with the Headteacher’s permission and is now allowed with permission from the ICT Manager or a member of SLT.',
    ])
  })
})

describe('whom a clause binds', () => {
  test.each([
    [['staff'], ['staff', 'visitor'], '1 now also binds visitors.'],
    [['staff', 'governor'], ['staff'], '1 no longer binds governors.'],
    [['staff'], ['governor', 'visitor'], '1 now binds governors and visitors and no longer binds staff.'],
    [['staff', 'governor'], ['staff', 'visitor'], '1 now also binds visitors and no longer binds governors.'],
  ] as const)('from %j to %j', (before, after, line) => {
    expect(linesOf([{ ...lock, audiences: before }], [{ ...lock, audiences: after }])).toEqual([line])
  })
})

describe('a place', () => {
  test('a clause that changed its order alone is the one that moved', () => {
    expect(linesOf([lock, lend, photo, report], [lend, photo, report, lock])).toEqual(['1 has moved and is now 4.'])
  })

  test('another heading is a move', () => {
    const under = (heading: string) => ({ ...photo, number: null, heading: [heading] })

    expect(
      linesOf([lock, under('Devices')], [lock, { ...report, number: null, heading: ['Images'] }, under('Images')])[1],
    ).toBe(
      'The clause “Photographs of pupils stay on school cameras until they are …” under “Devices” has moved to “Images”.',
    )
  })

  test('a renamed heading and a new number are no change', () => {
    const before = [lock, lend].map((clause) => ({ ...clause, heading: ['3. Devices'] }))
    const after = [lock, lend].map((clause, index) => ({ ...clause, heading: ['4. Equipment'], number: `4.${index}` }))
    const changes = changesOf(policyOf(before), policyOf(after))

    expect(changes.clauses).toEqual([])
    expect(changes.renumbered).toHaveLength(2)
  })

  test('repeated numbers and repeated words keep to their own headings', () => {
    const list = (heading: string, text: string) => ({ number: '(a)', heading: [heading], text })
    const before = [list('Email', 'Be polite.'), list('Chat', 'Be polite.'), list('Chat', 'Log out of chat rooms.')]

    expect(linesOf(before, before.slice(1))).toEqual(['(a) under “Email” is gone: “Be polite.”'])
  })
})

describe('the declaration', () => {
  const { declaration } = policyOf([lock])

  test('that says something else is told', () => {
    const statement = declaration.statement.replace('keep to it', 'follow all of it')
    const changes = changesOf(policyOf([lock]), policyOf([lock], { declaration: { ...declaration, statement } }))

    expect(changes).toMatchObject({
      clauses: [],
      declaration: {
        areFieldsChanged: false,
        summary: 'The declaration now says “follow all of” where it said “keep to”.',
      },
    })
  })

  test('that asks for something else is told', () => {
    const fields = declaration.fields.slice(0, 1)
    const changes = changesOf(policyOf([lock]), policyOf([lock], { declaration: { ...declaration, fields } }))

    expect(changes.declaration?.summary).toBe('The declaration asks for other things to be filled in.')
  })
})

test('two policies without a clause in common are a rewritten policy', () => {
  expect(changesOf(policyOf([lock, lend]), policyOf([photo, report])).isRewritten).toBe(true)
  expect(changesOf(policyOf([lock, lend]), policyOf([lock, report])).isRewritten).toBe(false)
})
