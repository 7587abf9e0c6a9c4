import type { Frame } from './frame.ts'
import type { Scored } from './score-clauses.ts'

const AS_GOOD_AS = 0.75 // of the best score: two such clauses speak of the same thing

/** Whether a clause that allows is closely followed by one that forbids or sets a condition. */
export function disagree(ranked: readonly Scored[], frame: Frame): boolean {
  return stricterRival(ranked, frame) !== undefined
}

/** Where two clauses as good as each other disagree, the stricter leads and the other stands beside it. */
export function stricterFirst(ranked: readonly Scored[], frame: Frame): readonly Scored[] {
  const rival = stricterRival(ranked, frame)
  return rival === undefined ? ranked : [rival, ...ranked.filter((one) => one !== rival)]
}

function stricterRival(ranked: readonly Scored[], frame: Frame): Scored | undefined {
  const [best, ...others] = ranked
  if (best === undefined || frame.ask !== 'may' || forceOfScored(best) !== 'permitted') return undefined
  return others.slice(0, 2).find((other) => isAsGood(other, best) && isStrict(other) && !isNarrower(other, best))
}

function isAsGood(other: Scored, best: Scored): boolean {
  return other.score >= best.score * AS_GOOD_AS && other.coverage >= best.coverage
}

/** "Take no photos on your phone" is no rule for "can I use my phone": it speaks of an act that nobody asked about. */
function isNarrower(other: Scored, best: Scored): boolean {
  return [...other.unaskedActs].some((id) => !best.unaskedActs.has(id))
}

function isStrict(scored: Scored): boolean {
  const force = forceOfScored(scored)
  const { rule } = scored.indexed.clause
  const binds = rule === 'prohibited' || rule === 'conditional'
  return binds && (force === 'forbidden' || force === 'ask-first')
}

function forceOfScored({ indexed, sentence }: Scored): string | undefined {
  return indexed.sentences[sentence]?.force
}
