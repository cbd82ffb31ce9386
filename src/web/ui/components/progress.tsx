/** How far something has come: a bar, and the same in words. `share` is between 0 and 1. */
export const ProgressBar = ({ share, label }: { share: number; label: string }) => (
  <div role="status">
    <svg class="tl-progress" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="tl-progress__of" width="1000" height="14" rx="3" />
      <rect class="tl-progress__done" width={Math.round(Math.min(1, Math.max(0, share)) * 1000)} height="14" rx="3" />
    </svg>
    <p class="govuk-body">{label}</p>
  </div>
)
