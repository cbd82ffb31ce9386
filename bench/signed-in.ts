/** Somebody of the demonstration who is signed in. */
export interface SignedIn {
  readonly address: string
  readonly cookie: string
}

const posting = ({ address, cookie }: SignedIn, path: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...{ cookie, origin: address, 'sec-fetch-site': 'same-origin' },
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields),
  })

/** Signs in; answers the cookie with the address. */
export async function signIn(address: string, person = 'performance-analyst'): Promise<SignedIn> {
  const answer = await posting({ address, cookie: '' }, '/sign-in', { person, then: '/' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Nobody could sign in: ${String(answer.status)}`)
  return { address, cookie }
}

/** The text of a page that must be there. */
export async function pageOf({ address, cookie }: SignedIn, path: string): Promise<string> {
  const answer = await fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${String(answer.status)}`)
  return text
}

/** Sends a form that must be taken. */
export async function post(by: SignedIn, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const answer = await posting(by, path, fields)
  await answer.arrayBuffer()
  if (answer.status !== 303) throw new Error(`${path} answered ${String(answer.status)}`)
}
