/** Half of what Teams allows one bot in one tenant, so that people talking to the bot are never crowded out (platform-facts.md section 2.1). */
export const CALLS_PER_SECOND = 25

/** Opening the chat and sending into it: a person's first card in the worst case. */
export const CALLS_PER_CARD = 2

/** Whole minutes until the last of so many first cards is out. */
export function minutesToSend(cards: number): number {
  return Math.ceil((cards * CALLS_PER_CARD) / CALLS_PER_SECOND / 60)
}
