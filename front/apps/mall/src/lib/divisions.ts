/* divisions.ts: provinces, cities and counties of China with their codes (GB/T 2260), for choosing an address; loaded when an address is written. */
export interface Division {
  code: string
  name: string
}
export interface Divisions {
  provinces: Division[]
  cities: (province: string) => Division[]
  counties: (city: string) => Division[]
  name: (code: string) => string
  /** The county that a text begins with ("浙江省丽水市青田县…"): its code, or '' when it is not clear. */
  find: (text: string) => string
}
type Names = Record<string, string>
const list = (names: Names, prefix: string): Division[] =>
  Object.entries(names)
    .filter(([code]) => code.startsWith(prefix))
    .map(([code, name]) => ({ code, name }))

export function divisionsOf(a: { province_list: Names; city_list: Names; county_list: Names }): Divisions {
  const name = (code: string) => a.county_list[code] ?? a.city_list[code] ?? a.province_list[code] ?? ''
  const short = (x: string) => x.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')
  return {
    provinces: list(a.province_list, ''),
    cities: (province) => list(a.city_list, province.slice(0, 2)),
    counties: (city) => list(a.county_list, city.slice(0, 4)),
    name,
    find(text) {
      const hits = Object.entries(a.county_list).filter(([, n]) => text.includes(n))
      if (hits.length < 2) return hits[0]?.[0] ?? ''
      const scored = hits
        .map(([code, n]) => {
          const city = short(a.city_list[`${code.slice(0, 4)}00`] ?? ''),
            province = short(a.province_list[`${code.slice(0, 2)}0000`] ?? '')
          return { code, score: (city && text.includes(city) ? 2 : 0) + (province && text.includes(province) ? 1 : 0) + n.length / 100 }
        })
        .sort((x, y) => y.score - x.score)
      return scored[0].score >= 1 && scored[0].score > scored[1].score ? scored[0].code : ''
    },
  }
}
export const loadDivisions = async (): Promise<Divisions> => divisionsOf((await import('@vant/area-data')).areaList)
