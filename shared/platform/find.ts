const letters = [...'abcdefghjklmnopqrstwxyz']
// For each letter the first character of the pinyin order that begins with it (CLDR, collation zh-u-co-pinyin).
const firsts = [...'吖八嚓咑妸发旮哈丌咔垃呣拏噢妑七呥仨他屲夕丫帀']
const pinyin = new Intl.Collator('zh-u-co-pinyin')

/** The letters with which each character's pinyin begins, and each Latin word: "石坎" → "sk", "Industrial Park" → "ip". */
export function initialsOf(name: string): string {
  return [...name.matchAll(/\p{Script=Han}|[a-z]+/giu)].map(([piece]) => (/^[a-z]/i.test(piece) ? piece[0]!.toLowerCase() : letters.findLast((_letter, at) => pinyin.compare(firsts[at]!, piece) <= 0) ?? '')).join('')
}

/** Whether one of something's names is meant by what is typed: a part of it, or its initials. Nothing typed finds everything. */
export function isFound(typed: string, names: readonly string[]): boolean {
  const wanted = plain(typed)
  return names.some((name) => plain(name).includes(wanted) || initialsOf(name).startsWith(wanted))
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s'’·-]/g, '')
