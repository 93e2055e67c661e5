/** 1-3 low, 4-7 medium, 8-10 high, as the engines rate it. */
export function confidenceText(confidence: number): string {
  const word = confidence >= 8 ? "High" : confidence >= 4 ? "Medium" : "Low";
  return `${word} confidence`;
}
