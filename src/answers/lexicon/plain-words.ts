import plainWords from './plain-words.json' with { type: 'json' }

/** Words that carry nothing of what is asked: "can", "my", "please", "actually". */
export const stopWords: ReadonlySet<string> = new Set(plainWords.stop.split(' '))

/** Everyday English, so that a real word is never "corrected" and a strange one is noticed. */
export const commonWords: ReadonlySet<string> = new Set(plainWords.common.split(' '))
