import { SaxesParser } from 'saxes'

interface Property {
  readonly type: string
  readonly isNullable: boolean
  readonly isNavigation: boolean
}

export type CsdlTypes = ReadonlyMap<
  string,
  { readonly base: string | undefined; readonly properties: ReadonlyMap<string, Property> }
>

/** The entity and complex types of a CSDL document, as far as checking an answer needs them. */
export function readCsdl(xml: string): CsdlTypes {
  const types = new Map<string, { base: string | undefined; properties: Map<string, Property> }>()
  let current: Map<string, Property> | undefined
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const { Name = '', BaseType, Type = '', Nullable } = attributes
    if (name === 'EntityType' || name === 'ComplexType') {
      current = new Map()
      types.set(Name, { base: BaseType?.replace('graph.', ''), properties: current })
    }
    if (name === 'Property' || name === 'NavigationProperty') {
      current?.set(Name, { type: Type, isNullable: Nullable !== 'false', isNavigation: name === 'NavigationProperty' })
    }
  })
  parser.write(xml).close()
  return types
}

/** What about a JSON object is not as its type says: one line a property. */
export function problemsOf(types: CsdlTypes, typeName: string, thing: object): string[] {
  return Object.entries(thing)
    .filter(([name]) => !name.startsWith('@odata.'))
    .flatMap(([name, value]: [string, unknown]) => {
      const property = findProperty(types, typeName, name)
      if (!property) return [`${typeName} has no property ${name}`]
      return valueProblems(types, `${typeName}.${name}`, property, value)
    })
}

function findProperty(types: CsdlTypes, typeName: string, name: string): Property | undefined {
  const type = types.get(typeName)
  return type?.properties.get(name) ?? (type?.base === undefined ? undefined : findProperty(types, type.base, name))
}

function valueProblems(
  types: CsdlTypes,
  place: string,
  { type, isNullable, isNavigation }: Property,
  value: unknown,
): string[] {
  if (value === null) return isNullable ? [] : [`${place} must not be null`]
  if (isNavigation && typeof value === 'object') return problemsOf(types, type.replace('graph.', ''), value)
  // The subset leaves enumerations out; in JSON they are strings.
  const expected = { 'Edm.Boolean': 'boolean', 'Edm.Int32': 'number' }[type] ?? 'string'
  return typeof value === expected ? [] : [`${place} is ${typeof value}, not ${type}`]
}
