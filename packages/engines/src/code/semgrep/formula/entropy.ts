const fewestCharacters = 8;
const fewestBits = 20;
/** Words, names and paths of words: what people write. */
const written = /^(?:[A-Z]?[a-z]+|[A-Z]+|[a-z]+(?:[A-Z][a-z]+)+|\d{1,4})(?:[-_./:@ ](?:[A-Z]?[a-z]+|[A-Z]+|\d{1,4}))*$/;

/** Whether a text is likely a key: no words, and with much information (Shannon) in all. */
export function isRandom(text: string): boolean {
  if (text.length < fewestCharacters || /\s/.test(text) || written.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits >= fewestBits;
}
