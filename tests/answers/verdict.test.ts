import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameOf } from '../../src/answers/frame.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { scoreClauses } from '../../src/answers/score-clauses.ts'
import { slotsOf } from '../../src/answers/slots.ts'
import { verdictOf } from '../../src/answers/verdict.ts'
import { weighQuestion } from '../../src/answers/weigh-question.ts'
import { wordsOf } from '../../src/answers/words.ts'
import { type Rule, rules } from '../../src/policy/policy.ts'
import { clause, policyOf } from './policy-of.ts'

function verdict(question: string, text: string, rule: Rule) {
  const index = buildIndex(policyOf([clause(text, { rule })]))
  const words = wordsOf(question)
  const frame = frameOf(words)
  const slots = slotsOf(index.lexicon, words, ['staff'])
  const [best] = scoreClauses(index.clauses, weighQuestion(index, slots, frame.ask))
  if (best === undefined) throw new Error(`“${question}” finds nothing in “${text}”`)
  return verdictOf(frame, best, slots)
}

const said = {
  forbidden: ['Staff must not print posters.', 'prohibited'],
  askFirst: ['Staff must not print posters without the permission of Ines Costa.', 'conditional'],
  onlyFor: ['Posters may be printed only in black and white.', 'conditional'],
  permitted: ['Staff may print posters.', 'permitted'],
  duty: ['Staff must print posters in the office.', 'required'],
  information: ['The school monitors the printing of posters.', 'information'],
} as const satisfies Record<string, readonly [string, Rule]>

describe.each([
  ['can i print a poster', ['no', 'conditional', 'conditional', 'yes', 'no', 'conditional']],
  ['can i print a poster without asking', ['no', 'no', 'no', 'conditional', 'no', 'conditional']],
  ['whats the policy on posters', ['no', 'conditional', 'conditional', 'yes', 'must', 'must']],
  ['do i have to print posters', ['no', 'must', 'must', 'no', 'must', 'must']],
  ['i dont have to print posters do i', ['must', 'must', 'must', 'no', 'must', 'must']],
  ['is it ok if i dont print posters', ['must', 'no', 'no', 'no', 'must', 'must']],
  ['who do i tell when i print posters', ['must', 'must', 'must', 'must', 'must', 'must']],
  ['how do i print posters', ['must', 'must', 'must', 'must', 'must', 'must']],
  ['am i in trouble if i print posters', ['no', 'conditional', 'conditional', 'yes', 'must', 'yes']],
  ['what happens if i print posters', ['no', 'no', 'no', 'no', 'no', 'no']],
  ['are posters printed', ['no', 'conditional', 'conditional', 'yes', 'must', 'yes']],
])('“%s”', (question, expected) => {
  test.each(Object.entries(said).map(([force, [text, rule]], at) => [force, expected[at], text, rule] as const))(
    'is answered under %s: %s',
    (_, answer, text, rule) => {
      expect(verdict(question, text, rule)).toBe(answer)
    },
  )
})

test('leave for one thing is no leave for another that the question adds', () => {
  const text = 'Staff may print posters.'
  expect(verdict('can i print posters', text, 'permitted')).toBe('yes')
  expect(verdict('can i print posters of pupils in swimsuits', text, 'permitted')).toBe('conditional')
  expect(verdict('can i print posters and sell them', text, 'permitted')).toBe('conditional')
})

describe('a sentence that allows one thing and bars another', () => {
  const text = 'Staff may use the internet at lunch, but not for betting or selling things.'

  test('answers no where the question is of what it bars', () => {
    expect(verdict('can i have a bet on the national', text, 'conditional')).toBe('no')
  })

  test('is a condition for what it allows', () => {
    expect(verdict('can i go on the internet at lunch', text, 'conditional')).toBe('conditional')
  })
})

test('a duty to leave something be is a no to whoever tells of it', () => {
  const text = 'Staff must keep school matters off their private pages.'
  expect(verdict('put a moan about a school matter on my page', text, 'required')).toBe('no')
  expect(verdict('do i have to keep school matters off my page', text, 'required')).toBe('must')
})

test('what a duty bars on its way is a no', () => {
  const text = 'Homework must be collected on the school platform and not by email.'
  expect(verdict('can a pupil email me homework', text, 'required')).toBe('no')
})

test('a ban that the clause itself lifts in some cases is a condition', () => {
  const text = 'Staff must not print posters. In exceptional cases the Headteacher may approve it.'
  expect(verdict('can i print a poster', text, 'conditional')).toBe('conditional')
  expect(verdict('can i print a poster', text, 'prohibited')).toBe('no')
})

test('leave for the staff room is none for the classroom', () => {
  const text = 'Phones may be used only in the staff room at break.'
  expect(verdict('can i use my phone on playground duty', text, 'conditional')).toBe('no')
  expect(verdict('can i use my phone at break', text, 'conditional')).toBe('conditional')
})

test('what somebody is not expected to do they need not do', () => {
  const text = 'Staff are not expected to read email at weekends.'
  expect(verdict('do i have to read email at weekends', text, 'information')).toBe('no')
  expect(verdict('i dont have to read email at weekends do i', text, 'information')).toBe('no')
})

test('they need not, so it is fine not to', () => {
  const text = 'There is no need to read email at weekends.'
  expect(verdict('is it ok if i dont read email at weekends', text, 'information')).toBe('yes')
  expect(verdict('should i read email at weekends', text, 'information')).toBe('no')
})

test('leave for colleagues, or for staff, is none for anybody else', () => {
  const text = 'Staff may join a WhatsApp group of colleagues.'
  expect(verdict('can i join a whatsapp group', text, 'permitted')).toBe('yes')
  expect(verdict('can i join a whatsapp group with a parent', text, 'permitted')).toBe('conditional')
  expect(verdict('can pupils join a whatsapp group', text, 'permitted')).toBe('conditional')
})

test.each([
  ['can i take photos on my own phone', 'Staff may take photos only with a school camera.', 'no'],
  ['can my friend mend a laptop', 'Only the IT company may mend a laptop.', 'no'],
  ['can i print my holiday photos', 'Printers are for business purposes only.', 'no'],
  ['can i take photos', 'Staff may take photos only where a parent has agreed.', 'conditional'],
  ['can i show a video', 'Videos may be shown only through the safe viewer.', 'conditional'],
  ['can i use ai for a quiz', 'Staff may use only AI tools on the approved list.', 'conditional'],
])('“%s” under “%s” is %s', (question, text, expected) => {
  expect(verdict(question, text, 'conditional')).toBe(expected)
})

describe('a sentence that bids and forbids', () => {
  const text = 'I will pass a journalist to the Headteacher and will not comment myself.'

  test('is something to do where it is asked what to do', () => {
    expect(verdict('a journalist rang, what do i do', text, 'prohibited')).toBe('must')
  })

  test('is a no to what it forbids', () => {
    expect(verdict('can i comment to a journalist', text, 'prohibited')).toBe('no')
  })
})

test('a duty asked about from its other side is a duty', () => {
  const text = 'Staff must not send pupil data in ordinary email.'
  expect(verdict('do i have to encrypt an email with pupil data', text, 'prohibited')).toBe('must')
})

test.each([
  [
    'will i have to pay for a broken laptop',
    'I understand that I may be charged for damage to a laptop.',
    'conditional',
  ],
  ['am i insured for my own phone', 'Personal phones are at the owner’s own risk.', 'no'],
  ['is an email gone if i delete it', 'Any email may have to be disclosed.', 'no'],
  ['can they see my emails', 'Staff have no expectation of privacy: emails may be monitored.', 'yes'],
  ['is there a template for email', 'Users must close an email with the school’s footer.', 'must'],
  ['do we get training', 'Staff will be given training.', 'yes'],
  ['does this policy apply to me as a volunteer', 'This policy applies to everyone in school.', 'yes'],
  ['my phone fell in the pool', 'The school accepts no responsibility for a phone.', 'no'],
  ['reversed over the laptop', 'I understand that I may be charged for damage to a laptop.', 'conditional'],
  ['is it just teachers the policy applies to', 'This policy applies to staff, governors and visitors.', 'no'],
])('“%s” is answered from “%s”: %s', (question, text, expected) => {
  expect(verdict(question, text, 'information')).toBe(expected)
})

test('no question turns a prohibition or a condition into a plain yes', () => {
  const opening = fc.constantFrom('can i', 'is it ok to', 'am i in trouble if i', 'is', 'do they know if i', 'do i', '')
  const anyText = fc.constantFrom(...Object.values(said).map(([text]) => text))
  fc.assert(
    fc.property(opening, anyText, fc.constantFrom(...rules), (asked, text, rule) => {
      const answer = verdict(`${asked} print posters`, text, rule)
      if (rule === 'prohibited' || rule === 'conditional') expect(answer).not.toBe('yes')
    }),
  )
})
