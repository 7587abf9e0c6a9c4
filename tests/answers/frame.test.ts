import { expect, test } from 'vitest'
import { frameOf } from '../../src/answers/frame.ts'
import { wordsOf } from '../../src/answers/words.ts'

const frame = (text: string) => frameOf(wordsOf(text))

test.each([
  ['can i text a parent', 'may'],
  ['am i allowed my phone at lunch', 'may'],
  ['bought a webcam, thats ok isnt it', 'may'],
  ['want to bring my gopro in', 'may'],
  ['do i have to back my stuff up', 'must'],
  ['should i be doing emails at 9pm', 'must'],
  ['does the work mobile need a pin on it', 'must'],
  ['i dont have to keep changing my password do i', 'need-not'],
  ['is it ok if i dont lock my screen', 'need-not'],
  ['who do i tell about a lost laptop', 'who'],
  ['what should i do now', 'who'],
  ['what happens if i break the rules', 'consequence'],
  ['can i get sacked over this', 'consequence'],
  ['if my son breaks it is it my fault', 'consequence'],
  ['where does my mobile go', 'what'],
  ['how do i get a site unblocked', 'what'],
  ['is my email private', 'fact'],
  ['can they check my history', 'fact'],
  ['spilt tea on my keyboard', 'said'],
])('“%s” asks %s', (text, ask) => {
  expect(frame(text).ask).toBe(ask)
})

test.each([
  ['how many pages can i print', 'amount'],
  ['whats the deadline to sign', 'time'],
  ['whats the email for IT support', 'detail'],
])('“%s” wants %s', (text, wants) => {
  expect(frame(text).wants).toBe(wants)
})
