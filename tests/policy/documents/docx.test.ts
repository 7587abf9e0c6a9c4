import { expect, test } from 'vitest'
import { readDocumentHere } from '../../../src/policy/documents/read-here.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { abstractList, docx, inList, level, list, p, run, styled, table, type Word } from './word.ts'

const legal = abstractList(
  0,
  level(0, 'decimal', '%1.0') +
    level(1, 'decimal', '%1.%2') +
    level(2, 'lowerLetter', '(%3)') +
    level(3, 'lowerRoman', '(%4)'),
)
const bullets = abstractList(1, level(0, 'bullet', '•') + level(1, 'bullet', 'o'))
const numbering = legal + bullets + list(1, 0) + list(2, 1)
const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="School heading"/><w:basedOn w:val="H1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="Rule"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
].join('')

async function read(word: Word): Promise<Policy> {
  return (await readDocumentHere({ name: 'p.docx', bytes: docx({ numbering, styles, ...word }) })).policy
}

async function numbersOf(body: string, ownNumbering = numbering): Promise<readonly string[]> {
  const { clauses } = await read({ body, numbering: ownNumbering })
  return clauses.map(({ number, text }) => `${number} ${text}`)
}

const item = (text: string, depth: number, id = 1) => p(text, inList(id, depth))

test('automatic numbers are those that Word prints', async () => {
  const body = [
    item('Introduction', 0),
    item('Staff must sign in.', 1),
    item('Staff must never:', 1),
    item('share a password;', 2),
    item('bet.', 2),
    item('Staff must sign out.', 1),
    item('Telephones', 0),
    item('Staff must not:', 1),
    item('text parents.', 2),
    item('not even once.', 3),
  ].join('')
  const { clauses } = await read({ body })
  expect(clauses.map(({ heading, number, text }) => [...heading, number, text])).toEqual([
    ['1.0 Introduction', '1.1', 'Staff must sign in.'],
    ['1.0 Introduction', '1.2', 'Staff must never:'],
    ['1.0 Introduction', '(a)', 'share a password;'],
    ['1.0 Introduction', '(b)', 'bet.'],
    ['1.0 Introduction', '1.3', 'Staff must sign out.'],
    ['2.0 Telephones', '2.1', 'Staff must not:'],
    ['2.0 Telephones', '(a)', 'text parents.'],
    ['2.0 Telephones', '(i)', 'not even once.'],
  ])
  expect(clauses[2]?.leadIn).toBe('Staff must never:')
})

test('two lists of one pattern count on, and one that says where to start starts there', async () => {
  const start = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride>'
  const own = numbering + list(3, 0) + list(4, 0, start)
  const body = [
    item('Staff must ask.', 1),
    item('Staff must wait.', 1, 3),
    item('Staff must go.', 1, 4),
    item('Staff must stay.', 1, 4),
  ]
  expect(await numbersOf(body.join(''), own)).toEqual([
    '1.1 Staff must ask.',
    '1.2 Staff must wait.',
    '1.7 Staff must go.',
    '1.8 Staff must stay.',
  ])
})

test('a style numbers its paragraphs, at the level that names it', async () => {
  const own =
    abstractList(
      9,
      level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2', '<w:isLgl/><w:pStyle w:val="Rule"/>'),
    ) + list(5, 9)
  const body =
    p('Staff must ask.', styled('Rule')) +
    p('Staff must wait.', styled('Rule')) +
    p('Staff must go.', `${styled('Rule')}${inList(0)}`)
  expect(await numbersOf(body, own)).toEqual(['1.1 Staff must ask.', '1.2 Staff must wait.', 'null Staff must go.'])
})

test('a level may go on counting where others restart', async () => {
  const own =
    abstractList(9, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/>')) + list(1, 9)
  const body = [
    item('Staff must ask first.', 0),
    item('Staff must wait.', 1),
    item('Staff must go next.', 0),
    item('Staff must stay.', 1),
  ]
  expect(await numbersOf(body.join(''), own)).toEqual([
    '1 Staff must ask first.',
    '1.1 Staff must wait.',
    '2 Staff must go next.',
    '2.2 Staff must stay.',
  ])
})

test('bullets carry their opening words and their depth', async () => {
  const body = p('Staff must never:') + item('bet;', 0, 2) + item('play games.', 0, 2)
  const { clauses } = await read({ body })
  expect(clauses.map(({ number, leadIn, text }) => [number, leadIn, text])).toEqual([
    [null, 'Staff must never:', 'bet;'],
    [null, 'Staff must never:', 'play games.'],
  ])
})

test('headings are known by their style, by a style based on it and by being all bold', async () => {
  const body = [
    p('Tablet Policy', styled('H1')),
    p('Lending', styled('Own')),
    p('Staff must ask.'),
    p(run('At', '<w:b/>') + run(' home', '<w:b/>')),
    p('Staff must wait.'),
    p(`${run('Never', '<w:b/>')}${run(' lend a tablet to pupils.')}`),
  ].join('')
  const { title, clauses } = await read({ body })
  expect(title).toBe('Tablet Policy')
  expect(clauses.map(({ heading, text }) => [heading.at(-1), text])).toEqual([
    ['Lending', 'Staff must ask.'],
    ['At home', 'Staff must wait.'],
    ['At home', 'Never lend a tablet to pupils.'],
  ])
})

test('each row of a table is a clause; a table that places lists is read as lists', async () => {
  const rules = table(['Device', 'Rule'], ['Tablet', 'Staff must lock it.'], ['Phone', 'Staff must switch it off.'])
  const lists = table([item('Ask first.', 0, 2) + item('Lock the screen.', 0, 2), item('Never share.', 0, 2)])
  const { clauses, notices } = await read({ body: rules + p('Do this:') + lists })
  expect(clauses.map(({ text }) => text)).toEqual([
    'Tablet Staff must lock it.',
    'Phone Staff must switch it off.',
    'Ask first.',
    'Lock the screen.',
    'Never share.',
  ])
  expect(notices).toContain("A table's column names were left out: Device, Rule.")
})

test('tracked changes are read as accepted', async () => {
  const body = [
    p(
      `${run('Staff may ')}<w:ins w:id="1">${run('not ')}</w:ins><w:del w:id="2"><w:r><w:delText>always </w:delText></w:r></w:del>${run('bet.')}`,
    ),
    p(`<w:moveFrom w:id="3">${run('Staff must wait.')}</w:moveFrom>`),
    p('Staff must go on', '<w:rPr><w:del w:id="4"/></w:rPr>'),
    p(' asking.'),
    p(`<w:moveTo w:id="5">${run('Staff must wait.')}</w:moveTo>`),
  ].join('')
  const { clauses, notices } = await read({ body })
  expect(clauses.map(({ text }) => text)).toEqual([
    'Staff may not bet.',
    'Staff must go on asking.',
    'Staff must wait.',
  ])
  expect(notices).toContain(
    'The document has tracked changes; it is read as if all were accepted (2 insertions, 2 deletions).',
  )
})

test('a footnote stands behind the list that refers to it', async () => {
  const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
  const body = [
    p('Staff must never:'),
    p(`${run('bet;')}${mark}`, inList(2)),
    item('play games.', 0, 2),
    p('Visitors must ask.'),
  ].join('')
  const footnotes = `<w:footnote w:id="0" w:type="separator">${p('no words')}</w:footnote><w:footnote w:id="2">${p('Raffles for the school may be run.')}</w:footnote>`
  const { clauses, notices } = await read({ body, footnotes })
  expect(clauses.map(({ text }) => text)).toEqual([
    'bet;',
    'play games.',
    'Raffles for the school may be run.',
    'Visitors must ask.',
  ])
  expect(notices).toContain('1 footnote was read as text behind the paragraph or list it belongs to.')
})

test('the words of a text box are read once', async () => {
  const box = `<w:txbxContent>${p('Visitors must sign in.')}</w:txbxContent>`
  const twice = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const { clauses } = await read({ body: p(run('Staff must ask.') + twice) })
  expect(clauses.map(({ text }) => text)).toEqual(['Staff must ask.', 'Visitors must sign in.'])
})

test('page headers and footers give the school and the dates, and are no clauses', async () => {
  const body = p('Staff must ask.')
  const header = p('Willow Primary School') + p('Acceptable Use Policy')
  const policy = await read({ body, header, footer: p('To be reviewed: September 2027') + p('Page 1 of 3') })
  expect(policy).toMatchObject({
    title: 'Acceptable Use Policy',
    school: 'Willow Primary School',
    reviewDueOn: '2027-09',
    clauses: [{ text: 'Staff must ask.' }],
  })
  expect(policy.notices).toContain(
    'Page headers and footers were left out: Willow Primary School / Acceptable Use Policy / To be reviewed: September 2027.',
  )
})

test('what does not print is left out, and what Word writes in its own way is read', async () => {
  const body = [
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Rules 2')}</w:sdtContent></w:sdt>`,
    p('Rules 2', styled('TOC1')),
    p(`${run('Draft: ', '<w:vanish/>') + run('Staff must not e')}<w:r><w:noBreakHyphen/></w:r>${run('mail pupils.')}`),
    p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(' Staff must ask.')}`),
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r><w:hyperlink r:id="x">${run('Staff must wait.')}</w:hyperlink>`,
    ),
    p(`${run('Staff read javascript:')}${run('alert(1) nowhere.')}`),
    `<w:sdt><w:sdtContent>${p('Visitors must sign.')}</w:sdtContent></w:sdt>`,
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click here to enter text.')}</w:sdtContent></w:sdt>`,
  ].join('')
  const { clauses, notices } = await read({ body })
  expect(clauses.map(({ text }) => text)).toEqual([
    'Staff must not e-mail pupils.',
    'Staff must ask.',
    'Staff must wait.',
    'Staff read javascriptalert(1) nowhere.',
    'Visitors must sign.',
  ])
  expect(notices).toEqual(
    expect.arrayContaining(['The table of contents was left out.', '1 piece of hidden text was left out.']),
  )
})

test('lines broken by hand stay lines', async () => {
  const lines = ['Name: ......', 'Signature: ......', 'Date: ......']
    .map((text) => run(text))
    .join('<w:r><w:br/></w:r>')
  const { declaration } = await read({ body: p('Staff must ask.') + p('I agree to follow this policy.') + p(lines) })
  expect(declaration.fields.map(({ kind }) => kind)).toEqual(['fullName', 'signature', 'date'])
  expect(declaration.statement).toBe('I agree to follow this policy.')
})

test('two columns are read one after the other', async () => {
  const columns = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
  const { clauses } = await read({ body: p('Staff must ask.') + p('Staff must wait.', columns) + p('Staff must go.') })
  expect(clauses.map(({ text }) => text)).toEqual(['Staff must ask.', 'Staff must wait.', 'Staff must go.'])
})

test('words between angle brackets stay to be seen, as words', async () => {
  const { clauses } = await read({ body: p('Staff must report it to &lt;name of the DSL&gt;.') })
  expect(clauses[0]?.text).toBe('Staff must report it to ‹name of the DSL›.')
})
