// Small sums.
export const sum = (values) => values.reduce((total, value) => total + value, 0);

export const median = (values) => quantile(values, 0.5);

/** The value below which a share of the finite values lies, between two of them where need be; `NaN` of none. */
export function quantile(values, share) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (!sorted.length) return NaN;
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}
