/** What is kept beside an object as long as that lives, made when it is first asked for. */
export function beside<K extends object, T extends NonNullable<unknown>>(make: (of: K) => T): (of: K) => T {
  const kept = new WeakMap<K, T>();
  return (of) => {
    let own = kept.get(of);
    if (own === undefined) {
      own = make(of);
      kept.set(of, own);
    }
    return own;
  };
}
