import { cy } from './cy.ts'
import { en } from './en.ts'
import type { Language, PageWords } from './page-words.ts'

export const wordsIn: Readonly<Record<Language, PageWords>> = { en, cy }
