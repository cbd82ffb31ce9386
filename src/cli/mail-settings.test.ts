import { expect, it } from 'vitest'
import { readMail } from './mail-settings.ts'

const whole = {
  THROUGHLINE_SMTP_URL: 'smtp://someone:secret@mail.council.example:587',
  THROUGHLINE_MAIL_FROM: 'throughline@council.example',
  THROUGHLINE_ADDRESS: 'https://throughline.council.example',
}

it('writes to nobody unless it is told where mail goes', () => {
  expect(readMail({})).toBeNull()
  expect(readMail(whole)).toMatchObject({ from: 'throughline@council.example' })
})

it.each([
  [{ THROUGHLINE_SMTP_URL: 'mail.council.example' }, 'THROUGHLINE_SMTP_URL must be'],
  [{ THROUGHLINE_SMTP_URL: 'http://mail.council.example' }, 'THROUGHLINE_SMTP_URL must be'],
  [{ THROUGHLINE_MAIL_FROM: 'Throughline' }, 'THROUGHLINE_MAIL_FROM must be'],
  [{ THROUGHLINE_ADDRESS: '' }, 'THROUGHLINE_ADDRESS must be'],
])('says in a sentence what is wrong with %o', (change, says) => {
  expect(readMail({ ...whole, ...change })).toContain(says)
})
