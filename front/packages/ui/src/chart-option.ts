/* chart-option.ts: what is drawn, as plain data: axis units, last value labelled, thresholds drawn, gaps as gaps. */
export interface ChartData {
  kind: 'bar' | 'line'
  /** Categories along the axis (weeks, townships). */
  labels: string[]
  series: { name: string; values: (number | null)[] }[]
  unit?: string
  /** A line that must not be crossed. */
  threshold?: { name: string; value: number }
  stacked?: boolean
  /** Categories from top to bottom, for long names. */
  across?: boolean
  max?: number
}
const COLOURS = ['#2f7d4f', '#c98a1b', '#2b6cb0', '#6b4f3a', '#c0392b', '#7aa98c']

export function chartOption(d: ChartData, rem: number): Record<string, unknown> {
  const text = { fontSize: rem * 0.8125, color: '#33403a' }
  const names = {
    type: 'category',
    data: d.across ? [...d.labels].reverse() : d.labels,
    axisLabel: { ...text, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#a9b5ad' } },
  }
  const values = {
    type: 'value',
    name: d.unit ?? '',
    nameTextStyle: { ...text, align: 'left' },
    max: d.max,
    minInterval: d.unit === '%' ? undefined : 1,
    axisLabel: text,
    splitLine: { lineStyle: { color: '#e4eae5' } },
  }
  const last = (v: (number | null)[]) => v.reduce<number>((at, x, i) => (x === null ? at : i), -1)
  const most = d.max ?? Math.max(0, ...d.series.flatMap((s) => s.values.map((v) => v ?? 0)))
  /** The bar is long enough to hold its own number. */
  const roomy = (v: number | null) => most > 0 && (v ?? 0) > most * 0.25
  const series = d.series.map((s, n) => {
    const data = d.across ? [...s.values].reverse() : s.values,
      end = last(data)
    return {
      name: s.name,
      type: d.kind,
      stack: d.stacked ? 'all' : undefined,
      connectNulls: false,
      symbolSize: 6,
      lineStyle: { width: 2.5 },
      barMaxWidth: 34,
      itemStyle: { borderRadius: d.stacked ? 0 : d.across ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      data: data.map((v, i) => ({
        value: v,
        label: {
          show: d.across ? !d.stacked && v !== null : i === end && !d.stacked,
          position: !d.across ? 'top' : roomy(v) ? 'insideRight' : 'right',
          ...text,
          color: d.across && roomy(v) ? '#fff' : text.color,
          fontWeight: 'bold',
          formatter: `{c}${d.unit === '%' ? '%' : ''}`,
        },
      })),
      markLine:
        n === 0 && d.threshold
          ? {
              symbol: 'none',
              silent: true,
              z: 1, // behind the values, so that none is struck through
              lineStyle: { color: '#c0392b', type: 'dashed' },
              label: { ...text, color: '#962b20', formatter: d.threshold.name, position: d.across ? 'end' : 'insideEndTop', rotate: 0 },
              data: [d.across ? { xAxis: d.threshold.value } : { yAxis: d.threshold.value }],
            }
          : undefined,
    }
  })
  return {
    color: COLOURS,
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    aria: { enabled: true },
    grid: { left: 8, right: d.across ? 48 : 20, top: d.series.length > 1 || d.unit || d.threshold ? 40 : 16, bottom: 8, containLabel: true },
    legend: d.series.length > 1 ? { top: 0, right: 0, textStyle: text, itemWidth: 14, itemHeight: 10 } : undefined,
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: d.kind === 'bar' ? 'shadow' : 'line' } }, // rich text: the page allows no markup from scripts
    xAxis: d.across ? values : names,
    yAxis: d.across ? names : values,
    series,
  }
}
