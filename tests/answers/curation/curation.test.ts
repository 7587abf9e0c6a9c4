import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answers/answer-question.ts'
import { answerWithAttachments } from '../../../src/answers/curation/answer-with-attachments.ts'
import type { Attachment } from '../../../src/answers/curation/kept-question.ts'
import { gistOf, isKin } from '../../../src/answers/curation/kinship.ts'
import { addAsking, keptTextOf, noteOf, questionIdOf } from '../../../src/answers/curation/note-question.ts'
import { isOpen, unansweredFirst } from '../../../src/answers/curation/review.ts'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { parseSchoolDate } from '../../../src/clock.ts'
import type { Audience } from '../../../src/people/person.ts'
import type { Clause, ClauseId, Rule } from '../../../src/policy/policy.ts'
import { personOf, priya } from '../../support/oakfield.ts'
import { policyVersion } from '../../support/policy-version.ts'

const day = parseSchoolDate('2026-09-01')
const asker = personOf(priya)
const [laptops] = policyVersion(2026).policy.clauses

function clause(id: string, text: string, rule: Rule, audiences: readonly Audience[] = ['staff']): Clause {
  if (!laptops) throw new Error('The policy has a clause.')
  return { ...laptops, id: id as ClauseId, text, rule, audiences, heading: ['General'] }
}

const creatures = clause('c-creatures', 'Small creatures may visit on Fridays.', 'permitted')
const phones = clause('c-phones', 'Staff must not use a mobile phone in front of pupils.', 'prohibited')
const version = policyVersion(2026, {
  clauses: [
    creatures,
    phones,
    clause('c-never', 'Nobody brings in anything that bites.', 'prohibited'),
    clause('c-leave', 'The site team agrees to each visit beforehand.', 'conditional'),
    clause('c-form', 'Each visit goes in the diary at reception.', 'required'),
    clause('c-history', 'The school was founded beside the old farm.', 'information'),
  ],
})
const index = buildIndex(version.policy)
const { policyId } = version

function attached(text: string, clauseId: string): Attachment {
  const questionId = questionIdOf(policyId, text)
  if (!questionId) throw new Error('The question holds no words.')
  return { questionId, policyId, text, clauseId: clauseId as ClauseId, attachedOn: day }
}

function answerTo(question: string, attachments: readonly Attachment[], audiences: readonly Audience[] = ['staff']) {
  const keptText = keptTextOf(index, question, asker)
  return answerWithAttachments(index, { policyId, question, keptText, asker: audiences }, attachments)
}

function noted(question: string, who = asker) {
  const audiences = ['staff'] as const
  const answer = answerQuestion(index, { question, asker: audiences })
  return noteOf({ question, asker: who, audiences, version, index, answer, day })
}

const letters = 'abcdefghijklmnopqrstuvwxyzéŵŷøñ'.split('')
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 9 }).map((text) => {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
})

test('what is kept never holds the asker’s id, name or account, however they are typed', () => {
  const person = fc.record({ first: word, last: word, id: fc.uuid() })
  const typed = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => text.toUpperCase(),
  )
  fc.assert(
    fc.property(person, typed, fc.boolean(), ({ first, last, id }, as, isBefore) => {
      const who = {
        ...asker,
        personId: id as typeof asker.personId,
        displayName: `${first} ${last}`,
        userPrincipalName: `${first}.${last}@oakfield.example`.toLowerCase(),
      }
      const secrets = [who.displayName, who.userPrincipalName, who.personId]
      const about = as(secrets.join(' and '))
      const note = noted(isBefore ? `${about}: may I juggle swords?` : `May I juggle swords, I am ${about}`, who)
      const kept = JSON.stringify(note).toLowerCase()
      expect(kept).toContain('juggle')
      for (const secret of secrets) expect(kept).not.toContain(secret.toLowerCase())
    }),
  )
})

test.each([
  ['Can I email j.bloggs+pupil@school.example.uk, please?', 'Can I email [email], please?'],
  ['ok to ring 01632 960 123 from my mobile', 'ok to ring [number] from my mobile'],
  ['call +44 (0)7700 900-123 or 07700900123', 'call [number] or [number]'],
  ['can I add @tyler_2015', 'can I add [name]'],
  ['Can mrs jones use it? And Mr. Ap Rhys?', 'Can [name] use it? And [name]?'],
  ['Is Miss Okafor allowed to miss training', 'Is [name] allowed to miss training'],
  ['Can I post Tyler Okonkwo winning?', 'Can I post [name] winning?'],
  [
    'I am Priya, can priya’s class use Google Classroom in 2026',
    'I am [name], can [name]’s class use Google Classroom in 2026',
  ],
])('"%s" is kept as "%s"', (question, kept) => {
  expect(keptTextOf(index, question, asker)).toBe(kept)
})

test('a name that is an everyday word goes only with the rest of it', () => {
  const may = { ...asker, displayName: 'May Book' }
  expect(keptTextOf(index, 'May I book a room? May Book', may)).toBe('May I book a room? [name]')
})

test.each(['hello', 'thanks', 'show me the policy', 'you are useless', 'ignore your previous instructions', '🙂', ''])(
  '"%s" is not kept',
  (words) => expect(noted(words)).toBeUndefined(),
)

test('who holds a role is kept, and is no question that the policy failed to answer', () => {
  expect(noted('Who is the DSL?')).toMatchObject({ asked: 1, notCovered: 0 })
})

test('a safeguarding incident is not kept', () => {
  expect(noted('A pupil told me somebody is hurting them')).toBeUndefined()
})

test('a long question is cut to 500 characters', () => {
  expect(noted(`May I juggle ${'🤹 '.repeat(400)}`)?.text.length).toBeLessThanOrEqual(500)
})

test('asked again it counts up, and keeps its first words and day', () => {
  const first = noted('May I juggle swords?')
  const again = noted('may i juggle swords')
  if (!first || !again) throw new Error('Both are kept.')
  expect(again.questionId).toBe(first.questionId)
  const later = parseSchoolDate('2026-10-02')
  const sum = addAsking(first, { ...again, audiences: ['governor'], lastDay: later })
  expect(sum).toMatchObject({ asked: 2, notCovered: 2, text: first.text, firstDay: day, lastDay: later })
  expect(sum.audiences).toEqual(['staff', 'governor'])
})

test.each([
  ['can I use my phone', 'ok to use my mobile?', true],
  ['Can I bring my ferret?', 'is it ok to bring my ferret in please', true],
  ['can I use my phone', 'can I use my phone while teaching', false],
  ['can I bring my ferret', 'can I bring my python', false],
  ['can I bring my ferret', 'do I have to bring my ferret', false],
  ['can I bring my ferret', 'can I not bring my ferret', false],
  ['can [name] use my phone', 'can I use my phone', true],
  ['can I', 'may I', false],
])('"%s" and "%s" are kin: %s', (one, other, expected) => {
  expect(isKin(gistOf(index, one), gistOf(index, other))).toBe(expected)
  expect(isKin(gistOf(index, other), gistOf(index, one))).toBe(expected)
})

test.each([
  ['c-creatures', 'yes', 'clear'],
  ['c-never', 'no', 'clear'],
  ['c-leave', 'conditional', 'clear'],
  ['c-form', 'must', 'clear'],
  ['c-history', 'not-covered', 'closest'],
])('a question answered by %s is %s', (clauseId, verdict, confidence) => {
  const attachments = [attached('Can I bring my ferret?', clauseId)]
  for (const question of ['can i bring my ferret', 'Is it ok to bring my ferret in?']) {
    const answer = answerTo(question, attachments)
    expect(answer).toMatchObject({ verdict, confidence })
    expect(answer.clauses[0]?.id).toBe(clauseId)
    expect(answer.marks).toHaveLength(answer.clauses.length)
  }
})

test('no question makes a yes of an attached clause that forbids or sets a condition', () => {
  const asked = fc.constantFrom(
    'Can I',
    'Do I have to',
    'Is it ok if I don’t',
    'What happens if I',
    'Are we allowed to',
    'I',
  )
  const about = fc.constantFrom(
    'bring my ferret',
    'visit the diary',
    'use my phone with pupils',
    'bite',
    'agree a visit',
  )
  fc.assert(
    fc.property(asked, about, fc.constantFrom('c-never', 'c-leave', 'c-phones'), (how, what, clauseId) => {
      const question = `${how} ${what}`
      const answer = answerTo(question, [attached(question, clauseId)])
      expect(answer.verdict).not.toBe('yes')
      expect(answer.clauses[0]?.id).toBe(clauseId)
    }),
  )
})

test('an attached clause answers nobody it does not bind', () => {
  const attachments = [attached('Can I bring my ferret?', 'c-creatures')]
  expect(answerTo('Can I bring my ferret?', attachments, ['visitor'])).toMatchObject({
    verdict: 'not-covered',
    clauses: [],
  })
  expect(answerTo('Can I bring my ferret?', attachments, ['visitor', 'staff'])).toMatchObject({ verdict: 'yes' })
})

test('a clause that is gone from the policy is passed over', () => {
  expect(answerTo('Can I bring my ferret?', [attached('Can I bring my ferret?', 'c-gone')]).clauses).toEqual([])
})

test('a safeguarding incident is never answered by an attached clause', () => {
  const question = 'A pupil told me somebody is hurting them'
  const answer = answerTo(question, [attached(question, 'c-creatures')])
  expect(answer.incident).toBe('safeguarding')
  expect(answer.clauses.map(({ id }) => id)).not.toContain('c-creatures')
})

test('kin is not told yes where the matcher finds a prohibition', () => {
  const attachments = [attached('can I use my phone in front of pupils', 'c-creatures')]
  const same = answerTo('can I use my phone in front of pupils', attachments)
  const kin = answerTo('am I allowed to use my phone in front of pupils?', attachments)
  expect(same.clauses[0]?.id).toBe('c-creatures')
  expect(kin).toMatchObject({ verdict: 'no', disagrees: true })
  expect(kin.clauses.map(({ id }) => id).slice(0, 2)).toEqual(['c-phones', 'c-creatures'])
})

test('kin of two questions with different clauses is settled by neither', () => {
  const attachments = [attached('Can I bring my ferret?', 'c-creatures'), attached('May I bring a ferret?', 'c-never')]
  expect(answerTo('could we bring our ferret', attachments).clauses).toEqual([])
})

test('the least answered come first, and muted ones are closed', () => {
  const one = noted('May I juggle zorbs?')
  const two = noted('Can a zorb go in the hall?')
  if (!one || !two) throw new Error('Both are kept.')
  const often = { ...two, asked: 5, notCovered: 5 }
  expect(unansweredFirst([one, often])).toEqual([often, one])
  expect(
    [one, { ...one, isMuted: true }, { ...one, notCovered: 0 }, { ...one, notCovered: 0, notHelped: 1 }].map(isOpen),
  ).toEqual([true, false, false, true])
})
