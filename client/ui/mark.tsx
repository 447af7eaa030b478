/** The mark: a bridge of two arcs, one from each side, meeting over the water. */
export function Mark({ size = '2em', title }: { size?: string; title?: string }) {
  return (
    <svg viewBox="0 0 48 48" width={size} height={size} fill="none" strokeLinecap="round" role={title ? 'img' : undefined} aria-hidden={title ? undefined : true}>
      {title && <title>{title}</title>}
      <path d="M5 34 C 8 16, 24 12, 31 25" stroke="var(--pine)" strokeWidth="4.5" />
      <path d="M43 34 C 40 16, 24 12, 17 25" stroke="var(--cinnabar)" strokeWidth="4.5" />
      <path d="M3 41 q 5.25 -3 10.5 0 t 10.5 0 t 10.5 0 t 10.5 0" stroke="var(--slate)" strokeWidth="2.5" />
    </svg>
  )
}
