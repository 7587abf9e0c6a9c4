import type { Person } from '../../people/person.ts'
import { wordsOf } from '../words.ts'

/** Who asks, known only so that it can be taken out. */
export type Asker = Pick<Person, 'personId' | 'displayName' | 'userPrincipalName'>

const NAME = '[name]'
const NUMBER = '[number]'
const EMAIL = '[email]'

const emails = /[^\s@<>()[\]]+@[^\s@<>()[\]]*[\p{L}\p{N}]/gu
const handles = /(?<=^|\s)@[\w.]{2,}/g
const objectIds = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi
const phoneNumbers = /\+?\d[\d\s().-]{5,}\d/g // seven digits or more, as written on paper
const titled =
  /\b(?:[Mm][Rr][Ss]?|[Mm][Ss]|[Mm][Xx]|[Dd][Rr])\.?\s+\p{L}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)?/gu
// "Miss" and "sir" are also words: a name follows only with a capital.
const missOrSir = /\b(?:[Mm]iss|[Ss]ir)\s+\p{Lu}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)?/gu
const capitalised = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’-]+(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)+/gu

/**
 * Takes out what could name somebody: e-mail addresses, handles, telephone numbers, the asker's own name and
 * account, "Mr …" and "Mrs …", and two capitalised words together that are not known words. A lone first name of
 * somebody else cannot be told from a brand, and stays.
 */
export function maskPersonal(text: string, asker: Asker, isKnownWord: (word: string) => boolean): string {
  const masked = text
    .normalize('NFC')
    .replace(emails, EMAIL)
    .replace(handles, NAME)
    .replace(objectIds, NUMBER)
    .replace(phoneNumbers, NUMBER)
  return withoutAsker(masked, asker, isKnownWord)
    .replace(titled, NAME)
    .replace(missOrSir, NAME)
    .replace(capitalised, (found) => (wordsOf(found).some((word) => isKnownWord(word.text)) ? found : NAME))
}

/** For matching: "[name]" would find clauses about names, and nobody asked about those. */
export function withoutMasks(text: string): string {
  return [NAME, NUMBER, EMAIL].reduce((left, mask) => left.replaceAll(mask, ' '), text)
}

/** The whole name always; a part of it unless that is an everyday word ("May", "Book"). */
function withoutAsker(text: string, asker: Asker, isKnownWord: (word: string) => boolean): string {
  const name = asker.displayName.normalize('NFC').trim()
  const account = asker.userPrincipalName.normalize('NFC').split('@')[0] ?? ''
  const parts = name.split(/[^\p{L}\p{M}'’-]+/u).filter((part) => part.length > 1 && !isKnownWord(part.toLowerCase()))
  return [name, account, ...parts].filter((each) => each.length > 1).reduce(withoutWords, text)
}

function withoutWords(text: string, words: string): string {
  const loose = words.split(/\s+/).map(literally).join('\\s+')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${loose}(?![\\p{L}\\p{N}])`, 'giu'), NAME)
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
