import type { Body } from '../../record/index.ts'

/** A fact’s body in which whom it complains of is called what people call them: the record knows them by their account. */
export const inWords = (body: Body, titleOf: (person: string) => string): Body =>
  typeof body['against'] === 'string' && body['against'] !== '' ? { ...body, against: titleOf(body['against']) } : body
