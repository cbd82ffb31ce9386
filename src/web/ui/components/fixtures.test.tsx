import { readFileSync } from 'node:fs'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  BackLink,
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkboxes,
  DateInput,
  Details,
  ErrorSummary,
  FileUpload,
  Input,
  InsetText,
  NotificationBanner,
  Pagination,
  Radios,
  Select,
  SummaryList,
  Table,
  Tag,
  Textarea,
  WarningText,
} from '../index.ts'
import { sameForm } from './markup.ts'

const Fixtures = z.object({ fixtures: z.array(z.object({ name: z.string(), html: z.string() })) })

/** The markup that the Design System publishes for one of its examples. */
function published(component: string, example: string): string {
  const path = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  const { fixtures } = Fixtures.parse(JSON.parse(readFileSync(path, 'utf8')))
  const found = fixtures.find(({ name }) => name === example)
  if (!found) throw new Error(`${component} has no published example called ${example}`)
  // The step back and the step on lead to the numbered pages: the example gives them addresses of their own.
  return found.html.replace('"/previous"', '"/page/1"').replace('"/next"', '"/page/3"')
}

const months = [
  ['January', '£85', '£95'],
  ['February', '£75', '£55'],
  ['March', '£165', '£125'],
]
const moneyColumns = [
  { text: 'Month you apply' },
  { text: 'Rate for bicycles', numeric: true },
  { text: 'Rate for vehicles', numeric: true },
]
const nameChanged = {
  label: 'Have you changed your name?',
  choices: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
}
const nationalInsurance =
  'It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.'
const options = [1, 2, 3].map((n) => ({ value: String(n), text: `GOV.UK frontend option ${n}` }))

const cases: readonly [component: string, example: string, ours: VNode][] = [
  ['button', 'default', <Button>Save and continue</Button>],
  ['button', 'disabled', <Button disabled>Disabled button</Button>],
  ['button', 'link', <ButtonLink href="/">Link button</ButtonLink>],
  [
    'button',
    'secondary',
    <Button variant="secondary" name="secondary">
      Secondary button
    </Button>,
  ],
  [
    'button',
    'warning',
    <Button variant="warning" name="Warning">
      Warning button
    </Button>,
  ],
  ['back-link', 'default', <BackLink href="#" />],
  [
    'breadcrumbs',
    'with last breadcrumb as current page',
    <Breadcrumbs
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Passports, travel and living abroad', href: '/browse/abroad' },
        { text: 'Travel abroad' },
      ]}
    />,
  ],
  [
    'error-summary',
    'with everything',
    <ErrorSummary
      description="Please fix the errors below."
      errors={[
        { says: 'Invalid username or password' },
        { field: 'example-error-1', says: 'Agree to the terms of service to log in' },
      ]}
    />,
  ],
  [
    'notification-banner',
    'default',
    <NotificationBanner>This publication was withdrawn on 7 March 2014.</NotificationBanner>,
  ],
  [
    'notification-banner',
    'with type as success',
    <NotificationBanner success>Email sent to example@email.com</NotificationBanner>,
  ],
  ['tag', 'default', <Tag>Alpha</Tag>],
  ['tag', 'grey', <Tag colour="grey">Grey</Tag>],
  [
    'inset-text',
    'default',
    <InsetText>
      It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.
    </InsetText>,
  ],
  ['warning-text', 'default', <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>],
  [
    'details',
    'expanded',
    <Details summary="Help with nationality" open id="help-with-nationality">
      We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t
      provide your nationality, you’ll have to send copies of identity documents through the post.
    </Details>,
  ],
  ['input', 'default', <Input name="test-name" label="National Insurance number" />],
  [
    'input',
    'with hint text',
    <Input id="input-with-hint-text" name="test-name-2" label="National insurance number" hint={nationalInsurance} />,
  ],
  [
    'input',
    'with error message',
    <Input
      id="input-with-error-message"
      name="test-name-3"
      label="National Insurance number"
      error="Enter a National Insurance number in the correct format"
    />,
  ],
  [
    'input',
    'with width-4 class',
    <Input
      id="input-width-4"
      name="test-width-4"
      label="National insurance number"
      hint={nationalInsurance}
      width={4}
    />,
  ],
  ['input', 'with suffix', <Input id="input-with-suffix" name="weight" label="Weight, in kilograms" suffix="kg" />],
  ['textarea', 'default', <Textarea name="more-detail" label="Can you provide more detail?" />],
  [
    'textarea',
    'with error message',
    <Textarea
      name="no-ni-reason"
      label="Why can’t you provide a National Insurance number?"
      error="You must provide an explanation"
    />,
  ],
  [
    'textarea',
    'with default value',
    <Textarea id="full-address" name="address" label="Full address" value={'221B Baker Street\nLondon\nNW1 6XE\n'} />,
  ],
  ['textarea', 'with custom rows', <Textarea id="full-address" name="address" label="Full address" rows={8} />],
  [
    'select',
    'with hint text and error message',
    <Select
      name="select-2"
      label="Label text goes here"
      hint="Hint text goes here"
      error="Error message goes here"
      options={options}
    />,
  ],
  [
    'select',
    'with selected value',
    <Select
      name="select-1"
      label="Label text goes here"
      value="2"
      options={options.map((option) => ({ ...option, disabled: option.value === '3' }))}
    />,
  ],
  ['file-upload', 'default', <FileUpload name="file-upload-1" label="Upload a file" />],
  ['radios', 'default', <Radios name="example-default" {...nameChanged} />],
  [
    'radios',
    'inline',
    <Radios
      name="example"
      {...nameChanged}
      hint="This includes changing your last name or spelling your name differently."
      value="no"
      inline
    />,
  ],
  [
    'radios',
    'with hint and error message',
    <Radios
      name="example-error-message-hint"
      {...nameChanged}
      hint="This includes changing your last name or spelling your name differently."
      error="Please select an option"
    />,
  ],
  [
    'checkboxes',
    'small with hint',
    <Checkboxes
      name="nationality"
      label="Filter by"
      small
      choices={[
        { value: 'a', text: 'a thing', hint: 'hint for a thing' },
        { value: 'b', text: 'another thing' },
        { value: 'c', text: 'this thing' },
      ]}
    />,
  ],
  [
    'date-input',
    'default',
    <DateInput
      name="dob"
      names={{ day: 'day', month: 'month', year: 'year' }}
      label="What is your date of birth?"
      hint="For example, 31 3 1980"
    />,
  ],
  ['table', 'with head', <Table plainFirstCell columns={moneyColumns} rows={months} />],
  [
    'table',
    'with head and caption',
    <Table caption="Caption 1: Months and rates" captionSize="m" columns={moneyColumns} rows={months} />,
  ],
  [
    'summary-list',
    'default',
    <SummaryList
      rows={[
        { key: 'Name', value: 'Firstname Lastname' },
        { key: 'Date of birth', value: '13/08/1980' },
        {
          key: 'Contact information',
          value: (
            <>
              <p class="govuk-body">email@email.com</p>
              <p class="govuk-body">
                Address line 1<br />
                Address line 2<br />
                Address line 3<br />
                Address line 4<br />
                Address line 5
              </p>
            </>
          ),
        },
      ]}
    />,
  ],
  ['pagination', 'default', <Pagination current={2} last={3} hrefOf={(page) => `/page/${page}`} />],
]

describe('Our components give the Design System’s own markup', () => {
  test.each(cases)('%s: %s', (component, example, ours) => {
    expect(sameForm(renderToString(ours))).toEqual(sameForm(published(component, example)))
  })
})
