const hidden = [
  { opens: '<!--', closes: '-->' },
  { opens: '<script', closes: '</script' },
  { opens: '<style', closes: '</style' },
]

/** Comments, scripts and styles that run over several lines are cut; what is left of each line comes back. */
export function withoutScripts(raw: readonly string[]): readonly string[] {
  let closes: string | undefined
  return raw.map((line) => {
    const lower = line.toLowerCase()
    if (closes !== undefined) {
      const end = lower.indexOf(closes)
      if (end === -1) return ''
      const rest = line.slice(end + closes.length)
      closes = undefined
      return rest.replace(/^>/, '')
    }
    const opened = hidden.find(({ opens }) => lower.includes(opens))
    if (opened === undefined) return line
    const start = lower.indexOf(opened.opens)
    const end = lower.indexOf(opened.closes, start)
    if (end !== -1) return line.slice(0, start) + line.slice(end + opened.closes.length).replace(/^>/, '')
    closes = opened.closes
    return line.slice(0, start)
  })
}
