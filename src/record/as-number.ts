/** A number or postcode as it is compared: small letters and digits alone. */
export const asNumber = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
