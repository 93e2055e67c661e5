export function asked() {
  return guest.says();
}

export function raised(words) {
  return louder(words);
}

export function shown(words) {
  // ruleid: loud-words
  stage.shout(words);
}
