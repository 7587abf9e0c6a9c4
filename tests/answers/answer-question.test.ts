import { describe, expect, test } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import type { Audience } from '../../src/people/person.ts'
import { clause, oakfieldClauses, policyOf } from './policy-of.ts'

const index = buildIndex(policyOf(oakfieldClauses))
const ask = (question: string, asker: readonly Audience[] = ['staff']) => answerQuestion(index, { question, asker })

describe('the verdict answers the question as asked', () => {
  test.each([
    ['can i snap the kids on my iphone', 'no', 'Staff must not use personal phones'],
    ['ok to text my husband in the staffroom at lunch', 'yes', 'Staff may use their own phones'],
    ['can i stick a new app on my laptop', 'conditional', 'Staff must not install software'],
    ['surely i dont have to get a new pw every term', 'must', 'Passwords must be changed'],
    ['can they see which sites ive been on', 'yes', 'All use of the internet'],
    ['is what i look at online private', 'no', 'All use of the internet'],
    ['girl in my class is talking to a stranger online', 'must', 'Any concern about a child'],
  ])('“%s” is answered %s', (question, verdict, first) => {
    const answer = ask(question)
    expect(answer.verdict).toBe(verdict)
    expect(answer.clauses[0]?.text.startsWith(first)).toBe(true)
  })

  test('a permission whose condition is not known is not a yes', () => {
    const limited = buildIndex(
      policyOf([clause('Staff may shop online if no pupils are present.', { rule: 'permitted' })]),
    )
    expect(answerQuestion(limited, { question: 'can i do my tesco shop', asker: ['staff'] }).verdict).toBe(
      'conditional',
    )
  })

  test('where two clauses disagree the stricter leads and both are shown', () => {
    const torn = buildIndex(
      policyOf([
        clause('Staff may take school laptops home.', { rule: 'permitted' }),
        clause('Staff must not take school laptops home.', { rule: 'prohibited' }),
      ]),
    )
    const answer = answerQuestion(torn, { question: 'can i take my laptop home', asker: ['staff'] })
    expect(answer).toMatchObject({ verdict: 'no', disagrees: true })
    expect(answer.clauses.map(({ rule }) => rule)).toEqual(['prohibited', 'permitted'])
  })

  test('a rule for another act is no stricter rule for this one', () => {
    const phones = buildIndex(
      policyOf([
        clause('Staff may use their own phones in the staff room at break.', { rule: 'permitted' }),
        clause('Staff must not take pictures of children on their own phones.', { rule: 'prohibited' }),
      ]),
    )
    const answer = answerQuestion(phones, { question: 'can i use my own phone', asker: ['staff'] })
    expect(answer.clauses[0]?.rule).toBe('permitted')
    expect(answer.disagrees).toBe(false)
  })
})

describe('whose clauses they are', () => {
  test('a clause for governors does not answer staff', () => {
    const question = 'do i have to use the school email for governor stuff'
    expect(ask(question).clauses.map(({ audiences }) => audiences)).not.toContainEqual(['governor'])
    expect(ask(question, ['governor']).verdict).toBe('must')
  })

  test('a rule for pupils answers only a question about pupils', () => {
    expect(ask('do kids hand their phones in').clauses[0]?.audiences).toEqual(['pupil'])
    const own = ask('where does my mobile go in the day').clauses
    expect(own.filter(({ audiences }) => audiences.includes('pupil'))).toEqual([])
  })

  test('a rule for the asker comes before the same rule for pupils', () => {
    const lockers = buildIndex(
      policyOf([
        clause('Phones are kept in a locker with the coats.', { rule: 'required', audiences: ['pupil'] }),
        clause('Phones are left in a locker with the coats.', { rule: 'required', audiences: ['visitor'] }),
      ]),
    )
    const asked = { question: 'helping with pupils today, where does my phone go', asker: ['visitor'] as const }
    expect(answerQuestion(lockers, asked).clauses[0]?.audiences).toEqual(['visitor'])
  })

  test('somebody in two audiences is answered by either', () => {
    expect(ask('do i have to use the school email for governor stuff', ['staff', 'governor']).verdict).toBe('must')
  })
})

describe('a policy that is silent', () => {
  test.each(['can i bring my dog in on fridays', 'how many ipads are in the trolley'])(
    '“%s” is not covered, and somebody can be asked',
    (question) => {
      expect(ask(question)).toMatchObject({
        verdict: 'not-covered',
        confidence: 'none',
        clauses: [],
        ask: ['Ines Costa'],
      })
    },
  )

  test('a greeting is no question that went unanswered', () => {
    expect(ask('good afternoon')).toMatchObject({ verdict: 'not-covered', intent: 'greeting', clauses: [] })
  })
})

describe('whom to ask', () => {
  test('whoever can give permission', () => {
    expect(ask('can i stick a new app on my laptop').ask).toEqual(['ICT Manager'])
  })

  test('the safeguarding lead, whatever the best clause says', () => {
    const bare = buildIndex(
      policyOf([clause('Staff must report concerns to their line manager.', { reportTo: ['line manager'] })]),
    )
    const answer = answerQuestion(bare, { question: 'a child told me something worrying', asker: ['staff'] })
    expect(answer).toMatchObject({ incident: 'safeguarding' })
    expect(answer.ask[0]).toBe('Designated Safeguarding Lead')
  })
})

describe('for the card', () => {
  test('the words that matched are marked in each clause', () => {
    const { clauses, marks } = ask('can i snap the kids on my iphone')
    const [first] = clauses
    const marked = marks[0]?.map(({ start, end }) => first?.text.slice(start, end))
    expect(marked).toEqual(['personal phones', 'photograph pupils'])
  })

  test('words that nothing knows are told', () => {
    expect(ask('can i snap the kids with my zorblatt').unmatchedWords).toContain('zorblatt')
  })
})

test('a question of any length is answered in good time', () => {
  expect(ask('phone '.repeat(50_000)).verdict).toBeDefined()
})
