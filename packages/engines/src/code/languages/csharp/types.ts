/** Types whose values are numbers or truth values: nothing dangerous can be written in them. */
const measured =
  /^(?:s?byte|u?short|u?int|u?long|nint|nuint|char|float|double|decimal|bool|(?:System\.)?(?:S?Byte|U?Int(?:16|32|64|128)|U?IntPtr|Char|Single|Double|Decimal|Boolean))$/;
/** Types that say nothing of what may be done with a value, and type parameters by the custom of their names. */
const plain = /^(?:var|string|object|dynamic|void|(?:System\.)?(?:String|Object)|T|T[A-Z]\w*)$/;
/** Types around the one whose members are used once the value is there. */
const around = /^(?:[\w.]*\.)?(?:Task|ValueTask|Nullable|Lazy|IAsyncEnumerable)<(.*)>$/s;

export const measure = "csharp.number";

/**
 * The class that a written type names: without type arguments, numbers as `csharp.number`; `undefined` where it tells
 * nothing (text, arrays, tuples, `var`).
 */
export function classOfType(written: string): string | undefined {
  let text = written
    .replace(/\s+/g, "")
    .replace(/^global::/, "")
    .replace(/\?$/, "");
  for (let inner = around.exec(text); inner !== null; inner = around.exec(text)) text = inner[1]!.replace(/\?$/, "");
  const item =
    /^(?:[\w.]*\.)?(?:I?(?:List|Enumerable|Collection|Set)|IReadOnly(?:List|Collection|Set)|HashSet)<(.*)>$|^([^<]*)\[\]$/s.exec(
      text,
    );
  if (measured.test(item?.[1] ?? item?.[2] ?? text)) return measure;
  const bare = text.replace(/<.*>/s, "");
  return /^[A-Za-z_@][\w.]*$/.test(bare) && !plain.test(bare) ? bare : undefined;
}
