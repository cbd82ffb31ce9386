import { describe, expect, it } from 'vitest'
import { readMail } from './mail-settings.ts'

const address = { THROUGHLINE_ADDRESS: 'https://throughline.council.example' }
const smtp = {
  ...address,
  THROUGHLINE_SMTP_URL: 'smtp://someone:secret@mail.council.example:587',
  THROUGHLINE_MAIL_FROM: 'throughline@council.example',
}
const notify = {
  ...address,
  THROUGHLINE_NOTIFY_KEY: 'harbour-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
  THROUGHLINE_NOTIFY_TEMPLATE: '217a419e-6a7d-482a-9596-718b889dffce',
}

describe('How messages leave', () => {
  it('is not at all unless it is told where mail goes', () => {
    expect(readMail({})).toBeNull()
    expect(readMail(address)).toBeNull()
  })

  it('is by a mail server or by GOV.UK Notify, and not by both', () => {
    expect(readMail(smtp)).toMatchObject({ by: { smtp: { from: 'throughline@council.example' } } })
    expect(readMail(notify)).toMatchObject({
      by: { notify: { url: new URL('https://api.notifications.service.gov.uk') } },
    })
    expect(readMail({ ...smtp, ...notify })).toContain('not both')
  })

  it.each([
    [smtp, { THROUGHLINE_SMTP_URL: 'mail.council.example' }, 'THROUGHLINE_SMTP_URL must be'],
    [smtp, { THROUGHLINE_SMTP_URL: 'http://mail.council.example' }, 'THROUGHLINE_SMTP_URL must be'],
    [smtp, { THROUGHLINE_MAIL_FROM: 'Throughline' }, 'THROUGHLINE_MAIL_FROM must be'],
    [smtp, { THROUGHLINE_ADDRESS: '' }, 'THROUGHLINE_ADDRESS must be'],
    [notify, { THROUGHLINE_NOTIFY_KEY: 'harbour-26785a09' }, 'THROUGHLINE_NOTIFY_KEY must be'],
    [notify, { THROUGHLINE_NOTIFY_TEMPLATE: 'digest' }, 'THROUGHLINE_NOTIFY_TEMPLATE must be'],
    [notify, { THROUGHLINE_NOTIFY_URL: 'nowhere' }, 'THROUGHLINE_NOTIFY_URL must be'],
    [notify, { THROUGHLINE_ADDRESS: '' }, 'THROUGHLINE_ADDRESS must be'],
  ])('is said to be wrong in a sentence that does not repeat the secret', (whole, change, says) => {
    const said = readMail({ ...whole, ...change })
    expect(said).toContain(says)
    expect(said).not.toContain('harbour-26785a09')
  })
})
