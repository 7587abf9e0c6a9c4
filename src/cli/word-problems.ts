import type { Addition, EverydayNames, Muting } from '../answers/curation/word-rules.ts'

/** Why a word was not added, and what to do instead. */
export function additionProblem(
  refused: Exclude<Addition, { kind: 'accepted' }>,
  { word, means }: { readonly word: string; readonly means: string },
): string {
  switch (refused.kind) {
    case 'says-nothing':
      return `“${word}” says nothing of what is asked: every question may hold it. Add a word that names something.`
    case 'known-already':
      return `“${word}” means that already.`
    case 'too-long':
      return `“${word}” is too long to be a word that several people type. Add up to five words and 60 letters.`
    case 'read-as':
      return `Assent already reads “${word}” as “${refused.other}”, so it needs no adding.`
    case 'means-something-else':
      return `“${word}” already means ${oneOf(refused.meanings)}. If that is wrong at your school, mute it first: assent words mute "${word}".`
    case 'meaning-unknown':
      return `Assent does not know “${means}” either. Say what “${word}” means with an everyday word, such as phone, photo, laptop or email. If only your policy speaks of it, attach the clause to the question instead: assent questions attach.`
    case 'meaning-ambiguous':
      return [
        `“${means}” means several things. Say which, with --means and one of these:`,
        ...refused.choices.map((names) => `  ${names.map((name) => `"${name}"`).join(' or ')}`),
      ].join('\n')
    case 'hides-child-at-risk':
      return `“${word}” holds words that tell of a child at risk, which must always be heard. Add a shorter word.`
  }
}

/** Why a word was not muted. */
export function mutingProblem(refused: Exclude<Muting, { kind: 'accepted' }>, word: string): string {
  switch (refused.kind) {
    case 'says-nothing':
      return `“${word}” holds no word.`
    case 'muted-already':
      return `“${word}” is muted already.`
    case 'schools-own':
      return `“${word}” is the school’s own word. Take it back instead: assent words remove "${word}".`
    case 'unknown':
      return `Assent takes “${word}” for nothing, so there is nothing to mute.`
    case 'tells-of-child-at-risk':
      return `“${word}” tells of a child at risk, which must always be heard. It cannot be muted.`
  }
}

/** `photo (picture, image) or damage (broken)` */
export function oneOf(meanings: readonly EverydayNames[]): string {
  return meanings
    .map(([first, ...others]) => `“${first}”${others.length > 0 ? ` (${others.join(', ')})` : ''}`)
    .join(' or ')
}
