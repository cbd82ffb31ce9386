/** A census of three children in which nothing is wrong but what every small return has (too few codes of disability). */
export const SOUND = `<?xml version="1.0" encoding="UTF-8"?>
<Message><Header>
<CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>Harbour</SoftwareCode></Source>
</Header><Children>
<Child><ChildIdentifiers><LAchildID>H1001</LAchildID><UPN>Q211000114012</UPN>
<PersonBirthDate>2014-05-06</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
<Disabilities><Disability>MOB</Disability><Disability>LD</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-06</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
<Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-06-11</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2025-05-12</CINPlanStartDate><CINPlanEndDate>2025-06-16</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-05-27</S47ActualStartDate><InitialCPCtarget>2025-06-17</InitialCPCtarget>
<DateOfInitialCPC>2025-06-16</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2025-06-16</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2025-09-08</CPPreviewDate><CPPreviewDate>2026-02-23</CPPreviewDate></Reviews>
</ChildProtectionPlans></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>H1002</LAchildID><UPNunknown>UN6</UPNunknown>
<ExpectedPersonBirthDate>2026-05-20</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>NOBT</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2026-01-12</CINreferralDate><ReferralSource>3B</ReferralSource>
<PrimaryNeedCode>N3</PrimaryNeedCode><ReferralNFA>0</ReferralNFA></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>H1003</LAchildID><UPNunknown>UN1</UPNunknown>
<PersonBirthDate>2023-11-02</PersonBirthDate><Sex>M</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>MWBC</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-10-01</CINreferralDate><ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N4</PrimaryNeedCode><CINclosureDate>2025-11-10</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>
<Assessments><AssessmentActualStartDate>2025-10-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-11-07</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>21</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<ReferralNFA>0</ReferralNFA></CINdetails>
<CINdetails><CINreferralDate>2026-02-02</CINreferralDate><ReferralSource>2A</ReferralSource>
<CINclosureDate>2026-02-02</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure><ReferralNFA>1</ReferralNFA></CINdetails>
</Child></Children></Message>
`

/** Text as the pieces of a file. */
export async function* piecesOf(text: string, size = 4096): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
