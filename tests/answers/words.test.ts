import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/words.ts'

const texts = (text: string) => wordsOf(text).map((word) => word.text)

describe('words', () => {
  test.each([
    ['e-mail', ['email']],
    ['the web site', ['the', 'website']],
    ['on-line', ['online']],
    ['on line three', ['on', 'line', 'three']],
    ['don’t', ['dont']],
    ['the pupil’s phone', ['the', 'pupil', 'phone']],
    ['CHAT GPT', ['chatgpt']],
  ])('%s reads as %j', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  test('each word knows where it stands in the text', () => {
    const text = 'No e-mail, please'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['No', 'e-mail', 'please'])
  })

  test('students and academies are pupils and schools', () => {
    expect(wordsOf('students academy').map(({ stem }) => stem)).toEqual(['pupil', 'school'])
  })
})
