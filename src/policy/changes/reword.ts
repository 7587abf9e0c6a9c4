import { diffArrays } from 'diff'
import type { Rewording, WordPart } from './policy-changes.ts'

// The Welsh rules keep "polisi’n" in one piece, and English comes out as it would anyway.
const segmenter = new Intl.Segmenter('cy', { granularity: 'word' })

/**
 * The most words removed and added that are looked for in one text: a long clause half changed. The work grows with
 * their square. A limit in words and not in milliseconds gives the same result on every machine.
 */
const MOST_EDITS = 200
// Less than this kept, and the words in common are mere "the" and "of".
const LEAST_KEPT = 0.4

interface Token {
  readonly text: string
  /** The space behind it, or nothing. */
  readonly gap: string
}

/** Pure. Word by word what became of a text; white space counts as one space. */
export function reword(before: string, after: string): Rewording {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const isSame = (a: Token, b: Token) => a.text === b.text
  const changes = diffArrays([...old], [...now], { comparator: isSame, maxEditLength: MOST_EDITS })
  const kept = changes?.reduce((sum, { added, removed, count }) => (added || removed ? sum : sum + count), 0) ?? 0
  if (changes === undefined || kept < LEAST_KEPT * Math.max(old.length, now.length)) {
    return { isRewritten: true, parts: [...part('removed', textOf(old)), ...part('added', textOf(now))] }
  }
  const parts = createParts()
  let oldAt = 0
  let nowAt = 0
  for (const { added, removed, count } of changes) {
    if (removed) parts.remove(textOf(old.slice(oldAt, oldAt + count)))
    else if (added) parts.add(textOf(now.slice(nowAt, nowAt + count)))
    else for (let n = 0; n < count; n += 1) parts.keep(old[oldAt + n], now[nowAt + n])
    if (!added) oldAt += count
    if (!removed) nowAt += count
  }
  return { isRewritten: false, parts: parts.end() }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: { text: string; gap: string }[] = []
  for (const { segment } of segmenter.segment(text.replace(/\s+/g, ' ').trim())) {
    const last = tokens.at(-1)
    if (segment === ' ' && last) last.gap = ' '
    else tokens.push({ text: segment, gap: '' })
  }
  return tokens
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text, gap }) => text + gap).join('')
}

function part(kind: WordPart['kind'], text: string): readonly WordPart[] {
  return text === '' ? [] : [{ kind, text }]
}

/** Joins what belongs together: between two kept stretches at most one that was removed and one that was added. */
function createParts() {
  const parts: WordPart[] = []
  let kept = ''
  let removed = ''
  let added = ''

  function flushKept() {
    parts.push(...part('kept', kept))
    kept = ''
  }

  function flushChanges() {
    if (removed === '' && added === '') return
    flushKept()
    // "two " for "one " is "two" for "one", and a space that stayed.
    const isSpaceKept = removed.endsWith(' ') && added.endsWith(' ')
    const cut = (text: string) => (isSpaceKept ? text.slice(0, -1) : text)
    parts.push(...part('removed', cut(removed)), ...part('added', cut(added)))
    kept = isSpaceKept ? ' ' : ''
    removed = ''
    added = ''
  }

  return {
    remove(text: string) {
      removed += text
    },
    add(text: string) {
      added += text
    },
    keep(old: Token | undefined, now: Token | undefined) {
      if (!old || !now) return
      flushChanges()
      kept += now.text
      if (old.gap === now.gap) kept += now.gap
      else {
        removed += old.gap
        added += now.gap
      }
    },
    end(): readonly WordPart[] {
      flushChanges()
      flushKept()
      return parts
    },
  }
}
