import { expect, test } from 'vitest'
import { frameOf } from '../../src/answers/frame.ts'
import { wordsOf } from '../../src/answers/words.ts'

const frame = (text: string) => frameOf(wordsOf(text))

test.each([
  ['can i text a parent', 'may'],
  ['am i allowed my phone at lunch', 'may'],
  ['got a new headset, thats fine isnt it', 'may'],
  ['want to use my own camera', 'may'],
  ['do i have to shut my pc down', 'must'],
  ['should i be marking online at midnight', 'must'],
  ['does the class ipad need a case', 'must'],
  ['we dont have to log every call do we', 'need-not'],
  ['is it ok if i dont lock my screen', 'need-not'],
  ['who do i tell about a lost laptop', 'who'],
  ['what should i do now', 'who'],
  ['what happens if i break the rules', 'consequence'],
  ['could i be suspended for it', 'consequence'],
  ['if my son breaks it is it my fault', 'consequence'],
  ['where does the trolley key go', 'what'],
  ['how do i get a site unblocked', 'what'],
  ['is the shared drive private', 'fact'],
  ['can they read my chats', 'fact'],
  ['spilt tea on my keyboard', 'said'],
])('“%s” asks %s', (text, ask) => {
  expect(frame(text).ask).toBe(ask)
})

test.each([
  ['how many tablets can i borrow', 'amount'],
  ['whats the deadline for the course', 'time'],
  ['whats the number for the helpdesk', 'detail'],
])('“%s” wants %s', (text, wants) => {
  expect(frame(text).wants).toBe(wants)
})
