import stemPorter2 from 'wink-porter2-stemmer'

export interface Word {
  /** Lower case, straight, apostrophes out: `don’t` is `dont`, `e-mail` is `email`. */
  readonly text: string
  /** Porter 2. */
  readonly stem: string
  /** Where it stands in the original text. */
  readonly start: number
  readonly end: number
}

const wordPattern = /[\p{L}\p{N}]+(?:['’‛`][\p{L}]+)*/gu

/** Written apart, hyphened or together, these are one word: the second halves by first half. */
const compounds: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    e: ['mail', 'mails', 'safety'],
    on: ['line', 'site'],
    off: ['line', 'site'],
    web: ['site', 'sites', 'page', 'pages', 'cam', 'cams'],
    wi: ['fi'],
    head: ['teacher', 'teachers'],
    lap: ['top', 'tops'],
    smart: ['phone', 'phones', 'watch', 'watches'],
    back: ['up', 'ups'],
    pass: ['word', 'words', 'code', 'codes'],
    user: ['name', 'names'],
    anti: ['virus', 'bullying'],
    cyber: ['bullying', 'bully', 'security'],
    class: ['room', 'rooms'],
    play: ['ground', 'grounds'],
    photo: ['copy', 'copier', 'copying', 'copies'],
    note: ['book', 'books'],
    white: ['board', 'boards'],
    text: ['book', 'books'],
    what: ['sapp', 'app', 'apps'],
    whats: ['app', 'apps'],
    snap: ['chat'],
    face: ['book', 'time'],
    tik: ['tok', 'toks'],
    you: ['tube'],
    one: ['drive'],
    drop: ['box'],
    chat: ['gpt'],
    chrome: ['book', 'books'],
    mac: ['book', 'books'],
    i: ['pad', 'pads', 'phone', 'phones', 'cloud'],
    staff: ['room'],
    home: ['work'],
    data: ['base', 'bases'],
    pod: ['cast', 'casts'],
    key: ['loggers'],
    pre: ['view'],
    soft: ['ware'],
    hard: ['ware'],
    co: ['ordinator', 'worker', 'workers'],
  }).map(([first, seconds]) => [first, new Set(seconds)]),
)

/** Pairs that are two words unless a hyphen joins them: "go on line three", "back up the stairs". */
const hyphenOnly = new Set(['on', 'off', 'back', 'e', 'i', 'you', 'what', 'drop', 'one', 'text'])

const stems = new Map<string, string>()

/** Forms that Porter 2 keeps apart and a school means alike. */
const ownStems: Readonly<Record<string, string>> = {
  children: 'child',
  taken: 'take',
  took: 'take',
  gave: 'give',
  given: 'give',
  sent: 'send',
  lent: 'lend',
  kept: 'keep',
  left: 'leave',
  lost: 'lose',
  stolen: 'steal',
  bought: 'buy',
  sold: 'sell',
  told: 'tell',
  found: 'find',
  seen: 'see',
  saw: 'see',
  wrote: 'write',
  written: 'write',
  // Porter 2 would make these "even", "train", "meet" and "new".
  evening: 'evening',
  evenings: 'evening',
  training: 'training',
  meeting: 'meeting',
  meetings: 'meeting',
  news: 'news',
  // … "emerge", "except", "person", "univers" and "gener".
  emergency: 'emergency',
  emergencies: 'emergency',
  exceptional: 'exceptional',
  exceptionally: 'exceptional',
  personal: 'personal',
  personally: 'personal',
  university: 'university',
  general: 'general',
  generally: 'general',
  // What a school calls itself and its pupils.
  academy: 'school',
  academies: 'school',
  federation: 'school',
  college: 'school',
  student: 'pupil',
  students: 'pupil',
  learner: 'pupil',
  learners: 'pupil',
}

const LONGEST_WORD = 40 // beyond this it is not a word, and the stemmer need not see it

/** Words with the same stem are the same word for matching. */
export function stemOf(text: string): string {
  const known = stems.get(text)
  if (known !== undefined) return known
  const stem = text.length > LONGEST_WORD ? text : (ownStems[text] ?? stemPorter2(text))
  // Remembered for speed; the bound keeps hostile text from growing it for ever.
  if (stems.size < 20_000) stems.set(text, stem)
  return stem
}

function foldWord(raw: string): string {
  return raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‛`]s$/u, '')
    .replace(/['’‛`]/gu, '')
}

/** Words in order, with their places in the text. Linear in the length of the text. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const folded = foldWord(match[0])
    const start = match.index
    const end = start + match[0].length
    const last = words.at(-1)
    if (last !== undefined && joins(last, folded, text.slice(last.end, start))) {
      const joined = last.text + folded
      words[words.length - 1] = { text: joined, stem: stemOf(joined), start: last.start, end }
    } else if (folded !== '') {
      words.push({ text: folded, stem: stemOf(folded), start, end })
    }
  }
  return words
}

function joins(last: Word, next: string, between: string): boolean {
  if (!compounds.get(last.text)?.has(next)) return false
  if (/^[-‐‑–]$/u.test(between)) return true
  return between === ' ' && !hyphenOnly.has(last.text)
}
