import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerAsSchool, buildSchoolIndex } from '../../../src/answers/curation/answer-as-school.ts'
import { answerWithAttachments } from '../../../src/answers/curation/answer-with-attachments.ts'
import type { Attachment } from '../../../src/answers/curation/kept-question.ts'
import { questionIdOf } from '../../../src/answers/curation/note-question.ts'
import { decideAddition, decideMuting, everydayNames } from '../../../src/answers/curation/word-rules.ts'
import { schoolLexicon } from '../../../src/answers/lexicon/school-lexicon.ts'
import {
  conceptsMeant,
  foldedWord,
  type SchoolWord,
  withSchoolWords,
} from '../../../src/answers/lexicon/school-words.ts'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { parseSchoolDate } from '../../../src/clock.ts'
import { type Clause, type Policy, type PolicyId, rules } from '../../../src/policy/policy.ts'
import { clause, policyOf } from '../policy-of.ts'

const since = parseSchoolDate('2026-09-01')
const policyId = 'aup' as PolicyId
const added = (word: string, means: string): SchoolWord => ({ kind: 'added', word, means, since })
const muted = (word: string): SchoolWord => ({ kind: 'muted', word, since })

const cameras = clause('Staff must not take photos of pupils on their own phones.', { rule: 'prohibited' })
const laptops = clause('Staff may take a school laptop home.', { rule: 'permitted' })
const policy = policyOf([
  cameras,
  laptops,
  clause('Damage to equipment must be reported to the office.', { rule: 'required' }),
])

function answerTo(
  question: string,
  words: readonly SchoolWord[],
  attachments: readonly Attachment[] = [],
  text: Policy = policy,
) {
  const asked = { question, keptText: question, policyId, asker: ['staff' as const] }
  return answerAsSchool(buildSchoolIndex(text, words), asked, attachments)
}

function attached(question: string, to: Clause): Attachment {
  const questionId = questionIdOf(policyId, question)
  if (questionId === undefined) throw new Error('The question holds no words.')
  return { questionId, policyId, text: question, clauseId: to.id, attachedOn: since }
}

describe('an added word', () => {
  test('means what the other one does, in questions', () => {
    expect(answerTo('am I allowed a zorbo', [])).toMatchObject({ verdict: 'not-covered' })
    const answer = answerTo('am I allowed a zorbo', [added('zorbo', 'photo')])
    expect(answer.verdict).toBe('no')
    expect(answer.clauses[0]).toBe(cameras)
  })

  test('means it in the policy too', () => {
    const zorbos = clause('Staff must not take a zorbo home.', { rule: 'prohibited' })
    const answer = answerTo('can I take my laptop home', [added('zorbo', 'laptop')], [], policyOf([zorbos]))
    expect(answer).toMatchObject({ verdict: 'no', clauses: [zorbos] })
  })

  test('is no spelling slip any more, nor a word to suggest', () => {
    expect(answerTo('can I take my laptopp home', []).unmatchedWords).toEqual([])
    const { unmatchedWords } = answerTo('can I take my zorbo home', [added('zorbo', 'laptop')])
    expect(unmatchedWords).toEqual([])
  })

  test.each([
    ['that nobody knows any more', 'zzyzx'],
    ['that means two things', 'hack'],
  ])('explained by a word %s adds nothing', (_what, means) => {
    const lexicon = withSchoolWords(schoolLexicon, [added('zorbo', means)])
    expect(conceptsMeant(lexicon, 'zorbo')).toEqual([])
  })
})

describe('a muted word', () => {
  test('is taken for nothing in questions', () => {
    const snapped = 'the hinge has snapped'
    expect(answerTo(snapped, [muted('snapped')]).clauses).not.toContain(cameras)
    expect(conceptsMeant(withSchoolWords(schoolLexicon, [muted('ring')]), 'ring')).toEqual([])
    expect(conceptsMeant(withSchoolWords(schoolLexicon, [muted('ring')]), 'phone call')).not.toEqual([])
  })

  test('still means in the policy what it meant', () => {
    const lexicon = withSchoolWords(schoolLexicon, [muted('photos')])
    expect([...lexicon.forms.clause.keys()]).toEqual([...schoolLexicon.forms.clause.keys()])
  })

  test('can be given another meaning', () => {
    const words = [muted('snapped'), added('snapped', 'broken')]
    const lexicon = withSchoolWords(schoolLexicon, words)
    expect(conceptsMeant(lexicon, 'snapped')).toEqual(conceptsMeant(schoolLexicon, 'broken'))
  })
})

test('no words leave the lexicon itself, and words leave it unchanged', () => {
  expect(withSchoolWords(schoolLexicon, [])).toBe(schoolLexicon)
  const before = JSON.stringify([...schoolLexicon.forms.question])
  withSchoolWords(schoolLexicon, [added('zorbo', 'laptop'), muted('ring')])
  expect(JSON.stringify([...schoolLexicon.forms.question])).toBe(before)
  expect(schoolLexicon.vocabulary.has('zorbo')).toBe(false)
})

test('every concept can be named by an everyday word that means nothing else', () => {
  const nameless = [...schoolLexicon.concepts.keys()].filter((id) => everydayNames(schoolLexicon, id).length === 0)
  expect(nameless).toEqual([])
})

describe('adding', () => {
  const add = (word: string, means: string, words: readonly SchoolWord[] = []) =>
    decideAddition({ shipped: schoolLexicon, words }, { word, means, since })

  test('keeps one spelling of a word', () => {
    expect(add('  My ZORBO’s ', 'Chrome-Book')).toMatchObject({
      kind: 'accepted',
      word: { word: 'my zorbo', means: 'chromebook' },
    })
    expect(foldedWord('Chrome Book')).toBe('chromebook')
  })

  test.each([
    ['the', 'phone', { kind: 'says-nothing' }],
    ['2026', 'phone', { kind: 'says-nothing' }],
    ['🙂', 'phone', { kind: 'says-nothing' }],
    ['one two three four five six', 'phone', { kind: 'too-long' }],
    ['laptops', 'laptop', { kind: 'known-already' }],
    ['photo', 'laptop', { kind: 'means-something-else', meanings: [expect.arrayContaining(['photo'])] }],
    ['photos', 'laptop', { kind: 'means-something-else' }],
    ['zorbo', 'zzyzx', { kind: 'meaning-unknown' }],
    ['zorbo', 'hack', { kind: 'meaning-ambiguous', choices: [expect.any(Array), expect.any(Array)] }],
    ['grooming kit', 'laptop', { kind: 'hides-child-at-risk' }],
    ['zorbo photo', 'laptop', { kind: 'accepted', hides: ['photo'] }],
  ])('“%s” as “%s” is %o', (word, means, expected) => {
    expect(add(word, means)).toMatchObject(expected)
  })

  test('a word that the school gave another meaning is refused until that is taken back', () => {
    const words = [added('zorbo', 'photo')]
    expect(add('zorbos', 'laptop', words)).toMatchObject({ kind: 'means-something-else' })
    expect(add('zorbos', 'photo', words)).toMatchObject({ kind: 'known-already' })
  })

  test('a muted word may be given a meaning', () => {
    expect(add('photo', 'laptop', [muted('photo')])).toMatchObject({ kind: 'accepted' })
  })
})

describe('muting', () => {
  const mute = (word: string, words: readonly SchoolWord[] = [], isSuggested = false) =>
    decideMuting({ shipped: schoolLexicon, words }, { word, isSuggested, since })

  test('says what falls silent with the word', () => {
    expect(mute('ring')).toMatchObject({ kind: 'accepted', forms: expect.arrayContaining(['ring', 'rings']) })
  })

  test.each([
    ['?', [], { kind: 'says-nothing' }],
    ['zzyzx', [], { kind: 'unknown' }],
    ['zorbo', [added('zorbo', 'laptop')], { kind: 'schools-own' }],
    ['Ring', [muted('ring')], { kind: 'muted-already' }],
    ['grooming', [], { kind: 'tells-of-child-at-risk' }],
  ])('“%s” beside %j is %o', (word, words, expected) => {
    expect(mute(word, words)).toMatchObject(expected)
  })

  test('a suggested word that Assent does not know is suggested no more', () => {
    expect(mute('zzyzx', [], true)).toMatchObject({ kind: 'accepted', meanings: [] })
  })
})

/** A word of people's, what Assent takes it for, and a rule on that which allows and one which forbids. */
const topics = [
  ['phone', 'phone', 'Staff may use their own phones at lunch.', 'Staff must not use their own phones at lunch.'],
  ['snaps', 'photo', 'Staff may take photos of pupils.', 'Staff must not take photos of pupils.'],
  ['facebook', 'facebook', 'Staff may use Facebook at lunch.', 'Staff must not use Facebook at lunch.'],
  ['laptop', 'laptop', 'Staff may take a laptop home.', 'Staff must not take a laptop home.'],
  ['email', 'email', 'Staff may email parents.', 'Staff must not email parents.'],
  ['zorbo', 'laptop', 'A zorbo may be used with permission.', 'A zorbo must not be used.'],
  ['grooming', 'photo', 'Grooming a dog is allowed.', 'Grooming is a concern for the safeguarding lead.'],
] as const
const things = topics.map(([word]) => word)
const anyThing = fc.constantFrom(...things)
const anySchoolWord = fc.oneof(
  fc.tuple(anyThing, fc.constantFrom(...topics)).map(([word, [, means]]) => added(word, means)),
  anyThing.map(muted),
)
const anyClause = fc
  .tuple(fc.constantFrom(...topics), fc.constantFrom(...rules))
  .map(([[, , allows, forbids], rule]) => clause(rule === 'prohibited' ? forbids : allows, { rule }))
/** What one clause forbids is said with a word that the school gives to what another one allows. */
const swapped = fc.tuple(fc.constantFrom(...topics), fc.constantFrom(...topics)).map(([one, other]) => ({
  clauses: [clause(one[3], { rule: 'prohibited' }), clause(other[2], { rule: 'permitted' })],
  words: [muted(one[0]), added(one[0], other[1])],
}))
const anyQuestion = fc
  .tuple(
    fc.constantFrom('can i', 'is it ok to', 'do i have to', 'what happens if i', 'can i not', ''),
    fc.constantFrom('use my', 'take', 'have', 'send'),
    fc.array(anyThing, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('at lunch', 'of pupils', 'home', ''),
  )
  .map(([opening, act, about, where]) => [opening, act, ...about, where].join(' ').trim())

/** Words as storage might hold them, whether or not they would be accepted today. */
test('no words and no attached clause make a plain yes of a no, or of a clause that forbids or sets a condition', () => {
  const anything = fc.record({
    clauses: fc.array(anyClause, { minLength: 1, maxLength: 5 }),
    words: fc.array(anySchoolWord, { minLength: 1, maxLength: 4 }),
  })
  const school = fc.record({
    taught: fc.oneof(anything, swapped),
    attachedTo: fc.option(anyQuestion),
    // An index takes far longer to make than an answer.
    questions: fc.array(anyQuestion, { minLength: 15, maxLength: 15 }),
  })
  fc.assert(
    fc.property(school, ({ taught: { clauses, words }, attachedTo, questions }) => {
      const index = buildSchoolIndex(policyOf(clauses), words)
      const [target] = clauses
      const attachments = attachedTo !== null && target !== undefined ? [attached(attachedTo, target)] : []
      for (const question of questions) {
        const asked = { question, keptText: question, policyId, asker: ['staff' as const] }
        const answer = answerAsSchool(index, asked, attachments)
        const without = answerWithAttachments(index.shipped, asked, attachments)
        if (without.incident === 'safeguarding') expect(answer.incident).toBe('safeguarding')
        expect(answer.marks).toHaveLength(answer.clauses.length)
        if (answer.verdict !== 'yes') continue
        expect(without.verdict).not.toBe('no')
        expect(['prohibited', 'conditional']).not.toContain(answer.clauses[0]?.rule)
      }
    }),
    { numRuns: 25 },
  )
})

test('the stricter clause leads, and both are shown, where words would have made a yes of a no', () => {
  const forbids = clause('Staff must not use their own phones at lunch.', { rule: 'prohibited' })
  const allows = clause('Staff may use their own phones at lunch.', { rule: 'permitted' })
  const question = 'can I use my own phone at lunch'
  const asked = { question, keptText: question, policyId, asker: ['staff' as const] }
  const [own, shipped] = [buildIndex(policyOf([allows])), buildIndex(policyOf([forbids]))]
  expect(answerAsSchool({ own, shipped: own }, asked, []).verdict).toBe('yes')
  expect(answerAsSchool({ own, shipped }, asked, [])).toMatchObject({
    verdict: 'no',
    disagrees: true,
    clauses: [forbids, allows],
  })
})
