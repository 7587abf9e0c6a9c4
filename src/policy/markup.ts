const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
}

/** Joiners, soft hyphens and marks of direction that no reader sees; the joiners of Urdu (U+200C, U+200D) stay. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * The words of some lines, without Markdown, HTML or what an editor left behind, white space collapsed. No tag and no
 * `javascript:` address comes through. Every pattern is of linear time: none repeats over what it can itself contain.
 */
export function stripMarkup(text: string): string {
  return stripEmphasis(stripHtml(stripLinks(text.replace(invisible, ''))))
    .replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/javascript\s*:+/gi, 'javascript')
    .replace(/\s+/g, ' ')
    .trim()
}

function stripLinks(text: string): string {
  return text
    .replace(/\[bookmark:[^[\]]*\]/gi, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]*)>/gi, '$1')
}

function stripHtml(text: string): string {
  return (
    text
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/<\/?[a-z!?][^<>]*>/gi, '')
      // What is left of tags inside tags must not become a tag.
      .replace(/<(?=[a-z/!?])/gi, '')
  )
}

function stripEmphasis(text: string): string {
  return text
    .replace(/\*{2,}|~~|`/g, '')
    .replace(/\\([*_#[\]()-])/g, '$1')
    .replace(/(^|[\s("'])\*([^*\s][^*]*)\*/g, '$1$2')
    .replace(/(^|[\s("'])_{1,2}([^_\s][^_]*)_{1,2}(?=[\s.,;:!?)"']|$)/g, '$1$2')
}
