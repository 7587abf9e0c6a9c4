import { describe, expect, test } from 'vitest'
import { analyse, answerFrom } from '../../../src/answers/answer-question.ts'
import type { Advice } from '../../../src/answers/model/accept-choice.ts'
import { advisedAnswer } from '../../../src/answers/model/advised-answer.ts'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { clause, policyOf } from '../policy-of.ts'

const never = clause('Staff must not use personal phones in the classroom.', { rule: 'prohibited' })
const staffRoom = clause('Staff may use their own phones in the staff room.', { rule: 'permitted' })
const trips = clause('Staff may use their own phones on a trip with the permission of the Headteacher.', {
  rule: 'conditional',
  permissionFrom: ['Headteacher'],
})
const charge = clause('Staff may charge their own phones in the office.', { rule: 'permitted' })
const lockers = clause('Staff should keep bags in the lockers.', { rule: 'required' })
const kettle = clause('The kettle is emptied by whoever leaves last.', { rule: 'permitted' })
const index = buildIndex(policyOf([never, staffRoom, trips, charge, lockers, kettle]))
const asker = ['staff'] as const

function analysed(question: string) {
  return analyse(index, { question, asker })
}

function order(...clauses: readonly { readonly id: string }[]): Advice {
  // Ids of this test's own policy.
  return { kind: 'order', clauseIds: clauses.map(({ id }) => id as typeof never.id) }
}

function advised(question: string, advice: Advice) {
  return advisedAnswer(index, analysed(question), asker, advice)
}

function own(question: string) {
  return answerFrom(index, analysed(question))
}

const inClass = 'can staff use personal phones in the classroom'
const inStaffRoom = 'can I use my own phone in the staff room'

describe('an order', () => {
  test('changes nothing where it is ours', () => {
    const answer = own(inClass)
    expect(advised(inClass, order(...answer.clauses))).toEqual(answer)
  })

  test('brings a clause forward that is as strict as ours', () => {
    const question = 'can I use my own phone on a trip or in the office'
    const [first, second] = own(question).clauses
    if (!first || !second) throw new Error('The question finds two clauses.')

    const { clauses, confidence } = advised(question, order(never, second, first))

    expect(clauses[0]).toBe(never)
    expect(confidence).toBe('closest')
  })

  test('may bring in a clause that shares no word with the question, and never a yes by it', () => {
    const { clauses, verdict } = advised(inStaffRoom, order(kettle, staffRoom))

    expect(clauses).toContain(kettle)
    expect(verdict).not.toBe('yes')
  })

  test('never makes a no of ours a yes', () => {
    expect(own(inClass).verdict).toBe('no')

    const answer = advised(inClass, order(staffRoom, charge, kettle, never))

    expect(answer).toMatchObject({ verdict: 'no', disagrees: true })
    expect(answer.clauses[0]).toBe(never)
    expect(answer.clauses[1]).toBe(staffRoom)
  })

  test('never makes a condition of a prohibition', () => {
    expect(advised(inClass, order(trips)).verdict).toBe('no')
  })

  test('never makes a yes of a condition', () => {
    const question = 'can I use my own phone on a school trip'
    expect(own(question).verdict).toBe('conditional')
    expect(advised(question, order(staffRoom)).verdict).toBe('conditional')
  })

  test('puts no other yes first while one of our first three forbids', () => {
    expect(own(inStaffRoom).verdict).toBe('yes')
    expect(own(inStaffRoom).clauses.slice(0, 3)).toContain(never)

    const answer = advised(inStaffRoom, order(charge, staffRoom))

    expect(answer.verdict).not.toBe('yes')
    expect(answer.disagrees).toBe(true)
  })

  test('leaves our yes where its clause stays in front, and the prohibition in view', () => {
    const { verdict, clauses } = advised(inStaffRoom, order(staffRoom, kettle, lockers, charge))

    expect(verdict).toBe('yes')
    expect(clauses.slice(0, 3)).toContain(never)
  })

  test('does not make "you need not" of a duty', () => {
    const question = 'is it ok if I don’t keep my bag in the lockers'
    expect(own(question).verdict).toBe('must')
    expect(advised(question, order(charge, staffRoom)).verdict).toBe('must')
  })

  test('of clauses that are no longer there changes nothing', () => {
    expect(advised(inClass, order({ id: 'gone' }))).toEqual(own(inClass))
  })
})

describe('"none"', () => {
  const none: Advice = { kind: 'none' }

  test('makes an unsure answer one that the policy does not cover', () => {
    const unsure = { ...analysed(inStaffRoom), confidence: 'closest' } as const
    expect(answerFrom(index, unsure).verdict).toBe('yes')

    const answer = advisedAnswer(index, unsure, asker, none)

    expect(answer).toMatchObject({ verdict: 'not-covered', confidence: 'none', clauses: [] })
    expect(answer.ask).toEqual(['Ines Costa'])
  })

  test('leaves a sure answer as it is', () => {
    const question = 'should I keep my bag in the lockers'
    expect(own(question).confidence).toBe('clear')
    expect(advised(question, none)).toEqual(own(question))
  })

  test('hides no prohibition, however unsure', () => {
    const unsure = { ...analysed(inClass), confidence: 'closest' } as const
    expect(advisedAnswer(index, unsure, asker, none)).toEqual(answerFrom(index, unsure))
  })
})

test('a question that we find nothing for gets no clause from advice', () => {
  const question = 'what is for lunch today'
  expect(own(question).clauses).toEqual([])
  expect(advised(question, order(staffRoom, never))).toEqual(own(question))
})
