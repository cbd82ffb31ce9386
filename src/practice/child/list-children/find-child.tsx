import { Button, Input } from '../../../web/ui/index.ts'

/** The one box over children: what is typed is sent in a form and kept, so that no name stands in an address. */
export const FindChild = ({ searched = null }: { searched?: string | null }) => (
  <form class="tl-search" method="post" action="/children/search" role="search" novalidate>
    <Input
      name="text"
      label="Find a child"
      hint="Any name, number, postcode or date of birth: as it is spelt or as it sounds"
      size="s"
      value={searched ?? ''}
      width={30}
      autocomplete="off"
    />
    <Button>Search</Button>
  </form>
)
