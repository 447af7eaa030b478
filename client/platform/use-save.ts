import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { refusalOf, type Told } from './refusal-of.ts'

/** Saving as a page sees it: it never throws, what was refused is told, and the same can be tried again. */
export type Save<Input, Output> = {
  save: (input: Input) => void
  again: () => void
  saving: boolean
  saved: Output | undefined
  refused: Told | null
  forget: () => void
}

/** Saves through `act`; afterwards refreshes what was asked under the given keys and goes on with `then`. */
export function useSave<Input, Output>(
  act: (input: Input) => Promise<Output>,
  { refresh = [], then }: { refresh?: readonly QueryKey[]; then?: (output: Output, input: Input) => void } = {},
): Save<Input, Output> {
  const remembered = useQueryClient()
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: async (output: Output, input: Input) => {
      then?.(output, input)
      await Promise.all(refresh.map((queryKey) => remembered.invalidateQueries({ queryKey })))
    },
  })
  return {
    save: (input) => mutation.mutate(input),
    // NOTE: with the very same input, so that an idempotency key inside it makes a second try harmless.
    again: () => { if (mutation.variables !== undefined) mutation.mutate(mutation.variables) },
    saving: mutation.isPending,
    saved: mutation.data,
    refused: mutation.error ? refusalOf(mutation.error) : null,
    forget: () => mutation.reset(),
  }
}
