import { audienceWords } from '../../audience-words.ts'
import { changeSummary, clauseLabel } from './change-summary-en.ts'
import { count, quoteQuery } from './count.ts'
import type { PageWords, Shown } from './page-words.ts'

const clauses = (n: number) => count('en', n, { one: '1 clause', other: '{n} clauses' })
const words = (n: number) => count('en', n, { one: '1 word', other: '{n} words' })
const minutes = (n: number) => count('en', n, { one: '1 minute', other: '{n} minutes' })

export const en: PageWords = {
  tag: 'en-GB',
  skipToText: 'Skip to the text',
  chooseLanguage: 'Language',
  thisPage: '(this page)',

  academicYear: 'Academic year',
  adopted: 'Adopted',
  lastReviewed: 'Last reviewed',
  nextReviewDue: 'Next review due',
  publishedHere: 'Published here',
  version: 'Version',
  newerVersion: (date) => `A newer version of this policy was published here on ${date}.`,
  readNewerVersion: 'Read the newer version',

  shown: shownWords,
  showFor: 'Show the policy for',
  appliesTo: (audiences) => `What applies to ${audienceWords(audiences)}`,
  wholePolicy: 'The whole policy',
  readingTime: 'Reading time',
  timeForWhole: (whole, speed) => `about ${minutes(whole.minutes)}: ${words(whole.words)}, at ${speed} words a minute`,
  timeForOwn: (own, whole, audiences, speed) =>
    `about ${minutes(own.minutes)} for what applies to ${audienceWords(audiences)} (${words(own.words)}), ` +
    `about ${minutes(whole.minutes)} for the whole policy (${words(whole.words)}), at ${speed} words a minute`,

  contents: 'Contents',
  declaration: 'Declaration',
  aboutDeclaration:
    'These are the words you agree to when you sign, and what is recorded with them. You sign on the card in your Teams chat, not on this page.',
  contacts: 'Whom to ask about this policy',

  search: {
    label: 'Search this policy',
    hint: 'A word or two, or a clause’s number',
    button: 'Search',
    clear: 'Clear the search',
    next: 'Next match',
    previous: 'Previous match',
    step: 'Match {n} of {total}',
    found: (n, query) =>
      `${count('en', n, { one: '1 clause matches', other: '{n} clauses match' })} ${quoteQuery(query)}.`,
    alsoFound: (n) => count('en', n, { one: 'Also found in 1 other place.', other: 'Also found in {n} other places.' }),
    alsoIn: 'Also found in:',
    nothingFound: (query) => `No clause on this page matches ${quoteQuery(query)}.`,
    noWords: 'Type a word to look for.',
    whatToDo: 'Try fewer or other words, or ask Assent in your Teams chat, in your own words.',
    orAsk: (contacts) => `Or ask ${contacts.join(', or ')}.`,
    elsewhere: (n, audiences) =>
      count('en', n, {
        one: `1 more clause matches. It does not apply to ${audienceWords(audiences)}, so it is not on this page.`,
        other: `{n} more clauses match. They do not apply to ${audienceWords(audiences)}, so they are not on this page.`,
      }),
    searchWhole: 'Search the whole policy',
    listCut: (n) => `The first ${n} are listed here. All of them are marked in the text below.`,
    thisClause: 'Go to this clause',
    unanswered: 'The search is not answering just now. Press Enter to try again.',
  },

  changes: {
    title: 'What changed',
    comparedWith: 'Compared with',
    earlierVersion: (date) => `the version published here on ${date}`,
    rewritten: 'The policy has been rewritten. Please read it as a new one.',
    nothing: (audiences) =>
      audiences.length === 0
        ? 'Nothing has changed but the version.'
        : `Nothing that applies to ${audienceWords(audiences)} has changed.`,
    oneByOne: (n) => count('en', n, { one: 'The change', other: 'The {n} changes, one by one' }),
    isNew: 'New',
    isGone: 'Gone',
    isRuled: 'Rule changed',
    isForOthers: 'For other people',
    isReworded: 'Reworded',
    isMoved: 'Moved',
    renumbered: (n) =>
      count('en', n, {
        one: '1 more clause only has another number or heading.',
        other: '{n} more clauses only have another number or heading.',
      }),
    summary: changeSummary,
    declaration: (areOnlyFieldsChanged) =>
      areOnlyFieldsChanged ? 'The declaration asks for other things to be filled in.' : 'The declaration is reworded.',
    readClause: (clause) => `Read ${clauseLabel(clause)} in the policy`,
    readGone: (clause) => `Read ${clauseLabel(clause)} in the earlier version`,
    readDeclaration: 'Read the declaration',
    removed: 'removed:',
    added: 'added:',
  },

  notHere: {
    title: 'This policy is not here',
    lines: [
      'The address may have been cut short when it was copied, or it may belong to another school.',
      'In your Teams chat with Assent, type “policy” to get the right link again.',
    ],
  },
  unknownAudience: {
    title: 'We do not know that group of people',
    lines: [
      'The address asks for a group this policy is not written for. It may have been changed when it was copied.',
    ],
  },
  unavailable: {
    title: 'This policy cannot be shown just now',
    lines: ['Our records are not answering. Nothing is lost. Load this page again in a minute.'],
  },
}

function shownWords({ shown, all, audiences }: Shown): string {
  const whom = audienceWords(audiences)
  if (audiences.length === 0) return `This page shows the whole policy: ${clauses(all)}.`
  if (shown === 0) return `No clause of this policy applies to ${whom}. It has ${clauses(all)} in all.`
  if (shown === all) return `This page shows the whole policy. All ${clauses(all)} apply to ${whom}.`
  const rest = count('en', all - shown, {
    one: 'The other one does not and is not shown.',
    other: 'The other {n} do not and are not shown.',
  })
  return `This page shows the ${shown} of ${clauses(all)} that apply to ${whom}. ${rest}`
}
