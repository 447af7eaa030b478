const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** 1860.00 yuan as a paper writes it: "1,860.00". */
export function moneyInFigures(fen: number): string {
  const yuan = Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`
}

/** The same in capitals, which cannot be altered with a stroke: "壹仟捌佰陆拾元整". */
export function moneyInCapitals(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const rest = fen % 10
  const whole = yuan > 0 ? `${wholeInCapitals(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole ? '零' : ''
  return whole + tenths + (rest > 0 ? `${digits[rest]}分` : '整')
}

function wholeInCapitals(yuan: number): string {
  let words = ''
  let gap = false
  for (let group = groups.length - 1; group >= 0; group--) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) { gap ||= words !== ''; continue }
    if (words && (gap || four < 1000)) words += '零'
    words += fourInCapitals(four) + groups[group]
    gap = false
  }
  return words
}

function fourInCapitals(four: number): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) { gap ||= words !== ''; continue }
    words += (gap ? '零' : '') + digits[digit] + places[place]
    gap = false
  }
  return words
}
