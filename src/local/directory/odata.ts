import { badRequest, GraphProblem } from './graph-problem.ts'

/** Pages carry links to here whatever host was asked, as Graph's do. */
export const graphOrigin = 'https://graph.microsoft.com'

// Page sizes of directory objects: https://learn.microsoft.com/graph/paging
const DEFAULT_PAGE = 100
const LARGEST_PAGE = 999

/** The properties asked for by `$select`, or those that Graph gives unasked. */
export function selected(
  url: URL,
  type: string,
  known: readonly string[],
  unasked: readonly string[],
): readonly string[] {
  const select = url.searchParams.get('$select')
  if (select === null) return unasked
  const names = select.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`, 'BadRequest')
  return names
}

export function pick(thing: object, names: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(thing))
  return Object.fromEntries(names.map((name) => [name, values.get(name) ?? null]))
}

/**
 * Counting and casting to a type are advanced queries, which Graph refuses without this header.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function requireEventualConsistency(url: URL, consistencyLevel: string | undefined, isCast: boolean): void {
  const isCounted = url.searchParams.get('$count') === 'true'
  const isEventual = consistencyLevel?.toLowerCase() === 'eventual'
  if (isCounted && !isEventual)
    throw unsupportedQuery('$count is not currently supported without the ConsistencyLevel header.')
  if (isCast && !(isCounted && isEventual)) {
    throw unsupportedQuery('A cast to a type needs $count=true and the header ConsistencyLevel: eventual.')
  }
}

function unsupportedQuery(message: string): GraphProblem {
  return new GraphProblem(400, 'Request_UnsupportedQuery', message)
}

/** One page of a collection, with the link to the next. */
export function page(url: URL, items: readonly unknown[]): Record<string, unknown> {
  const top = pageSize(url.searchParams.get('$top'))
  const start = offsetOf(url.searchParams.get('$skiptoken'))
  const end = start + top
  const next = new URL(url.pathname + url.search, graphOrigin)
  next.searchParams.set('$skiptoken', tokenFor(end))
  return {
    '@odata.context': `${graphOrigin}/v1.0/$metadata#collection`,
    ...(url.searchParams.get('$count') === 'true' && start === 0 && { '@odata.count': items.length }),
    ...(end < items.length && { '@odata.nextLink': next.href }),
    value: items.slice(start, end),
  }
}

function pageSize(text: string | null): number {
  if (text === null) return DEFAULT_PAGE
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) {
    throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`)
  }
  return top
}

function tokenFor(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url')
}

function offsetOf(token: string | null): number {
  if (token === null) return 0
  const offset = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (offset === undefined) throw badRequest('The specified page token value is not valid.')
  return Number(offset)
}

/** The one value of `name eq '…'`; no other filter is needed here. */
export function filterValue(url: URL, name: string): string | undefined {
  const filter = url.searchParams.get('$filter')
  if (filter === null) return undefined
  const match = /^([\w/]+) eq '([^']*)'$/.exec(filter)
  if (match?.[1] !== name) throw badRequest(`Unsupported filter: ${filter}`, 'BadRequest')
  return match[2]
}
