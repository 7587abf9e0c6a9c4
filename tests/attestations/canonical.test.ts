import { expect, test } from 'vitest'
import { canonicalJson, receiptNoOf } from '../../src/attestations/canonical.ts'

test('keys are in order of their code units and nothing is spaced', () => {
  const value = { b: [true, null, 'x'], a: { z: 1, '€': 2, y: 3 }, '1': 0 }
  expect(canonicalJson(value)).toBe('{"1":0,"a":{"y":3,"z":1,"€":2},"b":[true,null,"x"]}')
})

// The example of RFC 8785, section 3.2.3.
test('the published example of sorting comes out as published', () => {
  const value = {
    '€': 'Euro',
    '\r': 'Return',
    '\ufb33': 'Hebrew',
    '1': 'One',
    '😀': 'Smiley',
    '\u0080': 'Control',
    ö: 'Latin',
  }
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Return","1":"One","\u0080":"Control","ö":"Latin","€":"Euro","😀":"Smiley","\ufb33":"Hebrew"}',
  )
})

test('numbers and text are written as ECMAScript writes them', () => {
  expect(canonicalJson([1e21, 0.000001, -0, 'Ŵyn \u2028 "x" \\ \u0007'])).toBe(
    '[1e+21,0.000001,0,"Ŵyn \u2028 \\"x\\" \\\\ \\u0007"]',
  )
})

test('a lone surrogate comes through as its escape', () => {
  expect(JSON.parse(canonicalJson('\ud83d'))).toBe('\ud83d')
})

test.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [new Date(0)], [() => 1], [{ a: undefined }], [1n]])(
  'what JSON has no word for is refused: %s',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  },
)

test('a receipt number is the first 40 bits, without letters that look alike', () => {
  expect(receiptNoOf(`sha256:${'f'.repeat(64)}`)).toBe('ZZZZ-ZZZZ')
  expect(receiptNoOf(`sha256:0000000021${'f'.repeat(54)}`)).toBe('0000-0011')
  expect(() => receiptNoOf('sha256:12')).toThrow('is not the hash of a record')
})
