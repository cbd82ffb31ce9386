import { annexCode, annexCodes, type AnnexCodeList } from './lists.ts'

/** A code of the lists by the letter or letters that begin it: “a” of “a) White”. */
function lettered(codes: AnnexCodeList, letter: string): string {
  const found = annexCodes[codes].find(({ write }) => write.startsWith(`${letter})`) || write.startsWith(`${letter}:`))
  if (!found) throw new Error(`The codes ${codes} have no ${letter}`) // the table below is held to the codes by a test
  return found.write
}

/** “M=a F=b”: each code of the return and the letter of the code that means the same. */
const asMap = (codes: AnnexCodeList, text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(' ').map((pair) => {
      const [code = '', letter = ''] = pair.split('=')
      return [code, lettered(codes, letter)]
    }),
  )

/**
 * What a code of the SSDA903 return is in the lists. A code that has no counterpart without doubt is not here, and its
 * cell stays blank: K3 (supported accommodation) is younger than the placements of the lists; DIED, REFU, NREQ and RHOM
 * are neither in touch nor out of touch. Chinese is Asian, as in the harmonised standard of the Office for National
 * Statistics. E17 (staying put) is “any other reason”.
 */
export const fromReturn = {
  gender: asMap('gender', 'M=a F=b U=c'),
  ethnicity: asMap(
    'ethnicity',
    'WBRI=a WIRI=a WOTH=a WIRT=a WROM=a MWBC=b MWBA=b MWAS=b MOTH=b AIND=c APKN=c ABAN=c AOTH=c CHNE=c BCRB=d BAFR=d BOTH=d OOTH=e REFU=f NOBT=f',
  ),
  need: asMap('need', 'N1=a N2=b N3=c N4=d N5=e N6=f N7=g N8=h'),
  legalStatus: asMap('legalStatus', 'C1=a C2=b D1=c E1=d V2=e V3=e V4=e L1=f L2=f L3=f J1=g J2=g J3=g'),
  reasonCeased: asMap(
    'reasonCeased',
    'E11=a E12=a E2=b E3=c E4=d E4A=d E4B=d E13=e E41=f E43=g E44=g E45=g E46=g E47=g E48=g E5=h E6=h E7=i E9=j E14=k E15=l E16=m E8=n E17=n adopted=a died=b child-arrangements=f special-guardianship=g returned-home=d other=n',
  ),
  placement: asMap(
    'placement',
    'U1=a U2=a U3=a U4=a U5=a U6=a A3=b A4=b A5=b A6=b P1=c P2=d P3=e H5=f K1=g K2=h R1=i R2=j R3=k R5=l S1=m Z1=n Z11=n Z12=n Z13=n Z14=n T0=o T1=o T2=o T3=o T4=o',
  ),
  provider: asMap('provider', 'PR1=a PR4=b PR0=c PR2=c PR3=c PR5=c'),
  inTouch: asMap('inTouch', 'YES=a NO=b'),
  /** By the first letter of the return’s code; its digit says whether it is suitable. */
  accommodation: asMap('accommodation', 'B=a C=b D=c E=d G=e H=f K=g R=h S=i T=j U=k V=l W=m X=n Z=o Y=p'),
  suitability: asMap('suitability', '1=a 2=b'),
  activity: asMap('activity', 'F1=F1 P1=P1 F2=F2 P2=P2 F3=F3 P3=P3 F4=F4 P4=P4 F5=F5 P5=P5 G4=G4 G5=G5 G6=G6'),
  reasonNoLongerPlaced: asMap('reasonNoLongerPlaced', 'RD1=a RD2=b RD3=c RD4=d'),
  permanencePlan: asMap(
    'permanencePlan',
    'adoption=b special-guardianship=c child-arrangements=c long-term-fostering=f return=a twin-track=g',
  ),
} as const

/** The code of the lists for a code of the return or a choice of a form; null where there is none without doubt. */
export const inAnnex = (of: keyof typeof fromReturn, code: unknown): string | null =>
  typeof code === 'string' ? (fromReturn[of].get(code) ?? null) : null

/** Yes or no as the lists say it. */
export const yesNo = (is: boolean): string | null => annexCode('yesNo', is ? 'Yes' : 'No')
