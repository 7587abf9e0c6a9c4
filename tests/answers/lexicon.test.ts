import { describe, expect, test } from 'vitest'
import { type Concept, compileLexicon, conceptSchema, type Form, type Side } from '../../src/answers/lexicon/lexicon.ts'
import { schoolLexicon } from '../../src/answers/lexicon/school-lexicon.ts'
import { matchForms } from '../../src/answers/match-forms.ts'
import { wordsOf } from '../../src/answers/words.ts'

/** Words that truly have two meanings here. A new one is added only after a look at both concepts. */
const shared: Readonly<Record<Side, string>> = {
  question:
    'hardwar photograph webcam video drone server printout googl passcod disclos technician hack minecraft onlin websit surf webpag purchas vint indec nude nsfw abus hate messag communic tone sharepoint',
  clause:
    'hardwar photograph printout internet passcod authent pin disclos divulg confidenti hack execut purchas hoax unsolicit circumv onlin websit audio indec obscen pornograph abus distress defamatori derogatori unlaw threaten libel dissemin messag communic harass destroy technician',
}

const sides = ['question', 'clause'] as const

function formsOf(side: Side): readonly Form[] {
  return [...schoolLexicon.forms[side].values()].flat()
}

describe.each(sides)('the %s side of the lexicon', (side) => {
  test('every form maps to the concept it is listed under', () => {
    const lost = formsOf(side).filter((form) => {
      const words = wordsOf(form.source.replace(/[~=]/g, ' '))
      return !matchForms(schoolLexicon, side, words).some(({ concept }) => concept === form.concept)
    })
    expect(lost.map(({ concept, source }) => `${concept}: ${source}`)).toEqual([])
  })

  test('no single word belongs to two concepts unless listed', () => {
    const concepts = new Map<string, Set<string>>()
    for (const { words, concept } of formsOf(side)) {
      const [only, second] = words
      if (only === undefined || second !== undefined) continue
      concepts.set(only.value, (concepts.get(only.value) ?? new Set()).add(concept))
    }
    const twice = [...concepts].filter(([, of]) => of.size > 1).map(([word]) => word)
    expect(twice.toSorted()).toEqual(shared[side].split(' ').toSorted())
  })
})

describe('a lexicon', () => {
  const concept = (id: string, overrides: Partial<Concept> = {}): Concept =>
    conceptSchema.parse({ id, kind: 'thing', weight: 1, both: [id.toLowerCase()], ...overrides })

  test('refuses an implication to nowhere', () => {
    expect(() => compileLexicon('0', [concept('PHONE', { implies: { DEVICE: 0.5 } })])).toThrow(/DEVICE, which is not/)
  })

  test('refuses a concept twice', () => {
    expect(() => compileLexicon('0', [concept('PHONE'), concept('PHONE')])).toThrow(/twice/)
  })

  test('a gap takes up to four words and no more', () => {
    const lexicon = compileLexicon('0', [concept('OFFSITE', { both: ['take ~ home'] })])
    const finds = (text: string) => matchForms(lexicon, 'question', wordsOf(text)).length
    expect(finds('take the year four iPads home')).toBe(1)
    expect(finds('take the old year four class iPads home')).toBe(0)
  })

  test('a longer form swallows a shorter one inside it', () => {
    const lexicon = compileLexicon('0', [concept('EMAIL'), concept('SCHOOLEMAIL', { both: ['school email'] })])
    const found = matchForms(lexicon, 'question', wordsOf('my school email'))
    expect(found.map((match) => match.concept)).toEqual(['SCHOOLEMAIL'])
  })

  test('an exact form does not match its stem', () => {
    const lexicon = compileLexicon('0', [concept('SEEN', { both: ['=watched'] })])
    expect(matchForms(lexicon, 'question', wordsOf('can i watch tv'))).toEqual([])
  })
})
