import { appliesToWords } from './audience-words-cy.ts'
import { changeSummary, clauseLabel } from './change-summary-cy.ts'
import { count, type Forms, quoteQuery } from './count.ts'
import type { PageWords, Shown } from './page-words.ts'

// Welsh puts a noun in the singular after a number, and some numbers change its first letter.
const clauseForms: Forms['cy'] = {
  zero: '{n} cymal',
  one: '{n} cymal',
  two: '{n} gymal',
  few: '{n} chymal',
  many: '{n} chymal',
  other: '{n} cymal',
}
const clauses = (n: number) => count('cy', n, clauseForms)
const words = (n: number) =>
  count('cy', n, {
    zero: '{n} gair',
    one: '{n} gair',
    two: '{n} air',
    few: '{n} gair',
    many: '{n} gair',
    other: '{n} o eiriau',
  })
const minutes = (n: number) =>
  count('cy', n, {
    zero: '{n} munud',
    one: '{n} munud',
    two: '{n} funud',
    few: '{n} munud',
    many: '{n} munud',
    other: '{n} munud',
  })
const places = (n: number) =>
  count('cy', n, { zero: '{n} lle', one: '{n} lle', two: '{n} le', few: '{n} lle', many: '{n} lle', other: '{n} lle' })

/** Written for this project; no Welsh speaker has read it yet. */
export const cy: PageWords = {
  tag: 'cy',
  skipToText: 'Neidio i’r testun',
  chooseLanguage: 'Iaith',
  thisPage: '(y dudalen hon)',

  academicYear: 'Blwyddyn academaidd',
  adopted: 'Mabwysiadwyd',
  lastReviewed: 'Adolygwyd ddiwethaf',
  nextReviewDue: 'Adolygiad nesaf',
  publishedHere: 'Cyhoeddwyd yma',
  version: 'Fersiwn',
  newerVersion: (date) => `Cyhoeddwyd fersiwn mwy diweddar o’r polisi hwn yma ar ${date}.`,
  readNewerVersion: 'Darllen y fersiwn mwy diweddar',

  shown: shownWords,
  showFor: 'Dangos y polisi ar gyfer',
  appliesTo: (audiences) => `Beth sy’n berthnasol ${appliesToWords(audiences)}`,
  wholePolicy: 'Y polisi cyfan',
  readingTime: 'Amser darllen',
  timeForWhole: (whole, speed) =>
    `tua ${minutes(whole.minutes)}: ${words(whole.words)}, ar gyflymder o ${words(speed)} y funud`,
  timeForOwn: (own, whole, audiences, speed) =>
    `tua ${minutes(own.minutes)} ar gyfer yr hyn sy’n berthnasol ${appliesToWords(audiences)} (${words(own.words)}), ` +
    `a thua ${minutes(whole.minutes)} ar gyfer y polisi cyfan (${words(whole.words)}), ar gyflymder o ${words(speed)} y funud`,

  contents: 'Cynnwys',
  declaration: 'Datganiad',
  aboutDeclaration:
    'Dyma’r geiriau rydych yn cytuno iddynt wrth lofnodi, a’r hyn sy’n cael ei gofnodi gyda nhw. Ar y cerdyn yn eich sgwrs Teams y byddwch yn llofnodi, nid ar y dudalen hon.',
  contacts: 'Pwy i’w holi am y polisi hwn',

  search: {
    label: 'Chwilio yn y polisi hwn',
    hint: 'Gair neu ddau, neu rif cymal',
    button: 'Chwilio',
    clear: 'Clirio’r chwiliad',
    next: 'Canlyniad nesaf',
    previous: 'Canlyniad blaenorol',
    step: 'Canlyniad {n} o {total}',
    found: (n, query) => `Mae ${clauses(n)} yn cyfateb i ${quoteQuery(query)}.`,
    alsoFound: (n) => `Hefyd mewn ${places(n)} arall.`,
    alsoIn: 'Hefyd yn:',
    nothingFound: (query) => `Nid oes yr un cymal ar y dudalen hon yn cyfateb i ${quoteQuery(query)}.`,
    noWords: 'Teipiwch air i chwilio amdano.',
    whatToDo:
      'Rhowch gynnig ar lai o eiriau neu ar eiriau eraill, neu gofynnwch i Assent yn eich sgwrs Teams, yn eich geiriau eich hun.',
    orAsk: (contacts) => `Neu holwch ${contacts.join(', neu ')}.`,
    elsewhere: (n, audiences) =>
      `Mae ${clauses(n)} arall yn cyfateb, ond heb fod yn berthnasol ${appliesToWords(audiences)}, ac felly heb fod ar y dudalen hon.`,
    searchWhole: 'Chwilio yn y polisi cyfan',
    listCut: (n) =>
      `Dim ond y ${clauses(n)} cyntaf sydd wedi’u rhestru yma. Mae pob un wedi’i farcio yn y testun isod.`,
    thisClause: 'Mynd i’r cymal hwn',
    unanswered: 'Nid yw’r chwiliad yn ateb ar hyn o bryd. Pwyswch Enter i roi cynnig arall arni.',
  },

  changes: {
    title: 'Beth sydd wedi newid',
    comparedWith: 'O’i gymharu â’r',
    earlierVersion: (date) => `fersiwn a gyhoeddwyd yma ar ${date}`,
    rewritten: 'Mae’r polisi wedi’i ailysgrifennu. Darllenwch ef fel un newydd.',
    nothing: (audiences) =>
      audiences.length === 0
        ? 'Nid oes dim wedi newid ond y fersiwn.'
        : `Nid oes dim sy’n berthnasol ${appliesToWords(audiences)} wedi newid.`,
    oneByOne: (n) =>
      count('cy', n, {
        zero: 'Y newidiadau',
        one: 'Y newid',
        two: 'Y {n} newid, fesul un',
        few: 'Y {n} newid, fesul un',
        many: 'Y {n} newid, fesul un',
        other: 'Y {n} newid, fesul un',
      }),
    isNew: 'Newydd',
    isGone: 'Wedi’i ddileu',
    isRuled: 'Rheol wedi newid',
    isForOthers: 'Ar gyfer pobl eraill',
    isReworded: 'Wedi’i aralleirio',
    isMoved: 'Wedi symud',
    renumbered: (n) => `Mae gan ${count('cy', n, clauseForms)} arall rif neu bennawd gwahanol, a dim mwy.`,
    summary: changeSummary,
    declaration: (areOnlyFieldsChanged) =>
      areOnlyFieldsChanged ? 'Mae’r datganiad yn gofyn am lenwi pethau eraill.' : 'Mae’r datganiad wedi’i aralleirio.',
    readClause: (clause) => `Darllen ${clauseLabel(clause)} yn y polisi`,
    readGone: (clause) => `Darllen ${clauseLabel(clause)} yn y fersiwn blaenorol`,
    readDeclaration: 'Darllen y datganiad',
    removed: 'dilëwyd:',
    added: 'ychwanegwyd:',
  },

  notHere: {
    title: 'Nid yw’r polisi hwn yma',
    lines: [
      'Efallai fod y cyfeiriad wedi’i dorri’n fyr wrth ei gopïo, neu ei fod yn perthyn i ysgol arall.',
      'Yn eich sgwrs Teams ag Assent, teipiwch “policy” i gael y ddolen gywir eto.',
    ],
  },
  unknownAudience: {
    title: 'Nid ydym yn adnabod y grŵp hwnnw o bobl',
    lines: [
      'Mae’r cyfeiriad yn gofyn am grŵp nad yw’r polisi hwn wedi’i ysgrifennu ar ei gyfer. Efallai iddo gael ei newid wrth ei gopïo.',
    ],
  },
  unavailable: {
    title: 'Ni ellir dangos y polisi hwn ar hyn o bryd',
    lines: ['Nid yw ein cofnodion yn ateb. Nid oes dim wedi’i golli. Agorwch y dudalen hon eto ymhen munud.'],
  },
}

function shownWords({ shown, all, audiences }: Shown): string {
  const whom = appliesToWords(audiences)
  if (audiences.length === 0) return `Mae’r dudalen hon yn dangos y polisi cyfan: ${clauses(all)}.`
  if (shown === 0) return `Nid oes yr un cymal o’r polisi hwn yn berthnasol ${whom}. Mae ${clauses(all)} ynddo i gyd.`
  if (shown === all)
    return `Mae’r dudalen hon yn dangos y polisi cyfan. Mae pob un o’r ${clauses(all)} yn berthnasol ${whom}.`
  return `O’r ${clauses(all)} yn y polisi, mae’r dudalen hon yn dangos y ${clauses(shown)} sy’n berthnasol ${whom}. Nid yw’r lleill yn cael eu dangos.`
}
