import { expect, it } from 'vitest'
import { makeSecrets, stepOfSecrets } from './emergency-secrets.ts'
import { base32, stepAt, stepOfCode, totpCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

// The last six of the eight digits that RFC 6238, appendix B, gives for SHA-1.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('makes the code that RFC 6238 gives at %i seconds', (seconds, code) => {
  expect(totpCode(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
})

it('takes a code half a minute early or late, and no other', () => {
  const now = new Date(1_111_111_111_000)
  const step = stepAt(now)
  const taken = [-2, -1, 0, 1, 2].map((by) => stepOfCode(secret, totpCode(secret, step + by), now))
  expect(taken).toEqual([null, step - 1, step, step + 1, null])
  for (const code of ['', '28708', '2870820', 'abcdef']) expect(stepOfCode(secret, code, now)).toBeNull()
})

// RFC 4648, section 10, without the padding that apps do not want.
it.each([
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('writes bytes as RFC 4648 does: %s', (text, letters) => {
  expect(base32(Buffer.from(text))).toBe(letters)
})

it('takes the password and the code together alone, and keeps neither', async () => {
  const { password, totp, kept } = await makeSecrets()
  const now = new Date('2025-10-16T08:12:07Z')
  const bytes = Buffer.from(
    ([...totp].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('').match(/.{8}/g) ?? []).map((bits) => Number.parseInt(bits, 2)), // prettier-ignore
  )
  const code = totpCode(bytes, stepAt(now))
  expect(
    await stepOfSecrets(kept, { password: ` ${password} `, code: `${code.slice(0, 3)} ${code.slice(3)}` }, now),
  ).toBe(stepAt(now))
  expect(await stepOfSecrets(kept, { password: `${password}x`, code }, now)).toBeNull()
  expect(await stepOfSecrets(kept, { password, code: '000000' === code ? '111111' : '000000' }, now)).toBeNull()
  expect(password).toMatch(/^([A-Z2-7]{5}-){4}[A-Z2-7]{5}$/)
  const all = Buffer.concat([kept.verifier, kept.salt, kept.totp])
  expect(all.includes(bytes)).toBe(false)
  expect((await makeSecrets()).password).not.toBe(password)
}, 30_000)
