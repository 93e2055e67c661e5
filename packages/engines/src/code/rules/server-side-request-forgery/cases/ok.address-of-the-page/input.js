const language = new URL(window.location.href).searchParams.get("language");

export async function load(base) {
  const messages = await fetch(`${base}/messages/${language}.json`);
  return messages.json();
}
