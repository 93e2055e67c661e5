const counts = new Uint16Array(256);

/** Shannon entropy of a latin1 text in bits per character; 0 for the empty text. */
export function entropy(text: string): number {
  counts.fill(0);
  for (let place = 0; place < text.length; place++) counts[text.charCodeAt(place) & 0xff]!++;
  let bits = 0;
  for (const count of counts) {
    if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
  }
  return bits;
}
