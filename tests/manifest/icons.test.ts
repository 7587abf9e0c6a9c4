import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'

const bytesPerPixel = 4

/** Reads the plain PNGs we ship: 8-bit RGBA in one IDAT chunk, every row with filter 0. */
function readPng(file: string) {
  const bytes = readFileSync(file)
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const colourType = bytes[25]
  const dataAt = bytes.indexOf('IDAT') + 4
  const rows = inflateSync(bytes.subarray(dataAt, dataAt + bytes.readUInt32BE(dataAt - 8)))
  const stride = width * bytesPerPixel + 1
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * stride + 1 + (index % width) * bytesPerPixel
    return [...rows.subarray(at, at + bytesPerPixel)] as const
  })
  return { signature: bytes.subarray(0, 8).toString('latin1'), width, height, colourType, pixels }
}

test('the colour icon is 192 by 192 and fills its square', () => {
  const { signature, width, height, colourType, pixels } = readPng('manifest/color.png')
  expect([signature, width, height, colourType]).toEqual(['\x89PNG\r\n\x1a\n', 192, 192, 6])
  expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true)
})

test('the outline icon is 32 by 32, white on nothing', () => {
  const { width, height, pixels } = readPng('manifest/outline.png')
  expect([width, height]).toEqual([32, 32])
  const visible = pixels.filter(([, , , alpha]) => alpha !== 0)
  expect(visible.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true)
  expect(visible.length).toBeGreaterThan(100)
  expect(visible.length).toBeLessThan(pixels.length / 2)
})
