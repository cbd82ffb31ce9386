import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { notifyPost } from './notify-post.ts'

const service = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const template = '217a419e-6a7d-482a-9596-718b889dffce'
const mail = { to: 'worker@harbour.example', subject: 'Two clocks are late', text: 'Two clocks are late.\nSee them.' }

const taken: unknown[] = []
let answer = 201

/** Stands where GOV.UK Notify stands and holds each call to its rules: which path, and a token signed by the service’s secret. */
const office = createServer((request, response) => {
  void text(request).then((body) => {
    const [head = '', claims = '', signature = ''] = (request.headers.authorization ?? '')
      .slice('Bearer '.length)
      .split('.')
    const signed = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url')
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string } // the token of the API
    const isOurs = request.url === '/v2/notifications/email' && signature === signed && iss === service
    if (isOurs && answer === 201) taken.push(JSON.parse(body))
    response.writeHead(isOurs ? answer : 403, { 'content-type': 'application/json' }).end('{}')
  })
})
let url: URL

beforeAll(async () => {
  await new Promise<void>((ready) => office.listen(0, '127.0.0.1', ready))
  url = new URL(`http://127.0.0.1:${(office.address() as AddressInfo).port}`) // it listens on a port
})
afterAll(() => new Promise((done) => office.close(done)))

it('sends a message by the council’s template, signed with the service’s own secret', async () => {
  await notifyPost({ url, key: `harbour-${service}-${secret}`, template })(mail)
  expect(taken).toEqual([
    {
      template_id: template,
      email_address: mail.to,
      personalisation: { subject: mail.subject, message: mail.text },
    },
  ])
})

it('says that it was refused and with what status, and never to whom', async () => {
  answer = 429
  const refused = notifyPost({ url, key: `harbour-${service}-${secret}`, template })(mail)
  await expect(refused).rejects.toThrow('GOV.UK Notify refused the message (429)')
  await expect(refused).rejects.not.toThrow(mail.to)
  answer = 201
  const wrongKey = notifyPost({ url, key: `harbour-${service}-${secret.replace('3', '4')}`, template })(mail)
  await expect(wrongKey).rejects.toThrow('GOV.UK Notify refused the message (403)')
})

it('says so where nobody answers', async () => {
  const nowhere = new URL('http://127.0.0.1:9')
  await expect(notifyPost({ url: nowhere, key: `harbour-${service}-${secret}`, template })(mail)).rejects.toThrow(
    'GOV.UK Notify could not be reached',
  )
})
