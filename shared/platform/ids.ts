/** A string that only the noun it names may be used for: `Id<'case'>` is not an `Id<'party'>`. */
export type Id<Noun extends string> = string & { readonly __noun: Noun }
