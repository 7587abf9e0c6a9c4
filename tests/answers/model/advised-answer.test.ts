import { describe, expect, test } from 'vitest'
import { analyse, answerFrom } from '../../../src/answers/answer-question.ts'
import type { Advice } from '../../../src/answers/model/accept-choice.ts'
import { advisedAnswer } from '../../../src/answers/model/advised-answer.ts'
import type { Clause, ClauseId } from '../../../src/policy/policy.ts'
import {
  games,
  home,
  injecting,
  install,
  kettle,
  lanyard,
  laptopIndex,
  noGames,
  notWearing,
  software,
  takeHome,
  takenHome,
  wearing,
} from './laptop-policy.ts'

const asker = ['staff'] as const

function analysed(question: string) {
  return analyse(laptopIndex, { question, asker })
}

function order(...clauses: readonly Pick<Clause, 'id'>[]): Advice {
  return { kind: 'order', clauseIds: clauses.map(({ id }) => id) }
}

function advised(question: string, advice: Advice) {
  return advisedAnswer(laptopIndex, analysed(question), asker, advice)
}

function own(question: string) {
  return answerFrom(laptopIndex, analysed(question))
}

describe('an order', () => {
  test('changes nothing where it is ours', () => {
    const answer = own(games)
    expect(advised(games, order(...answer.clauses))).toEqual(answer)
  })

  test('moves what stands behind the first clause', () => {
    expect(own(home).clauses.slice(0, 2)).toEqual([takeHome, takenHome])

    const { verdict, confidence, clauses } = advised(home, order(takeHome, injecting))

    expect(clauses.slice(0, 2)).toEqual([takeHome, injecting])
    expect({ verdict, confidence }).toEqual({ verdict: 'yes', confidence: own(home).confidence })
  })

  test('brings a stricter clause to the front, and is not sure of it', () => {
    const { clauses, verdict, confidence } = advised(home, order(install, takeHome))

    expect(clauses[0]).toBe(install)
    expect({ verdict, confidence }).toEqual({ verdict: 'conditional', confidence: 'closest' })
  })

  test('may bring in a clause that shares no word with the question, and never a yes by it', () => {
    const { clauses, verdict } = advised(home, order(kettle, takeHome))

    expect(clauses).toContain(kettle)
    expect(verdict).not.toBe('yes')
  })

  test('never makes a no of ours a yes', () => {
    expect(own(games).verdict).toBe('no')

    const answer = advised(games, order(takeHome, kettle, noGames))

    expect(answer).toMatchObject({ verdict: 'no', disagrees: true })
    expect(answer.clauses.slice(0, 2)).toEqual([noGames, takeHome])
  })

  test('never makes a condition of a prohibition', () => {
    expect(advised(games, order(install)).verdict).toBe('no')
  })

  test('never makes a yes of a condition', () => {
    expect(own(software).verdict).toBe('conditional')
    expect(advised(software, order(takeHome, takenHome)).verdict).toBe('conditional')
  })

  test('puts no other yes first while one of our first three forbids', () => {
    expect(own(home).clauses[2]).toBe(noGames)

    const answer = advised(home, order(takenHome, takeHome))

    expect(answer).toMatchObject({ verdict: 'no', disagrees: true })
    expect(answer.clauses.slice(0, 3)).toEqual([noGames, takenHome, takeHome])
  })

  test('leaves our yes where its clause stays in front, and the prohibition in view', () => {
    const { verdict, clauses } = advised(home, order(takeHome, kettle, lanyard, takenHome))

    expect(verdict).toBe('yes')
    expect(clauses.slice(0, 3)).toEqual([takeHome, kettle, noGames])
  })

  test.each([wearing, notWearing])('does not make "you need not" of a duty: %s', (question) => {
    expect(own(question).verdict).toBe('must')
    expect(advised(question, order(takeHome, takenHome))).toMatchObject({ verdict: 'must', disagrees: true })
  })

  test('of clauses that are no longer there changes nothing', () => {
    // An id that no clause of this version has.
    expect(advised(games, order({ id: 'gone' as ClauseId }))).toEqual(own(games))
  })
})

describe('"none"', () => {
  const none: Advice = { kind: 'none' }

  test('makes an unsure answer one that the policy does not cover', () => {
    const unsure = { ...analysed(home), confidence: 'closest' } as const
    expect(answerFrom(laptopIndex, unsure).verdict).toBe('yes')

    const answer = advisedAnswer(laptopIndex, unsure, asker, none)

    expect(answer).toMatchObject({ verdict: 'not-covered', confidence: 'none', clauses: [] })
    expect(answer.ask).toEqual(['Ines Costa'])
  })

  test('leaves a sure answer as it is', () => {
    expect(own(software).confidence).toBe('clear')
    expect(advised(software, none)).toEqual(own(software))
  })

  test.each([games, notWearing])('hides no prohibition, however unsure: %s', (question) => {
    const unsure = { ...analysed(question), confidence: 'closest' } as const
    expect(advisedAnswer(laptopIndex, unsure, asker, none)).toEqual(answerFrom(laptopIndex, unsure))
  })
})

test('a question that we find nothing for gets no clause from advice', () => {
  const question = 'what is for lunch today'
  expect(own(question).clauses).toEqual([])
  expect(advised(question, order(takeHome, noGames))).toEqual(own(question))
})
