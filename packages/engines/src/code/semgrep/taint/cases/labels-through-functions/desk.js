import { asked, shown, raised } from "./lib/voice.js";

export function evening() {
  shown(raised(asked()));
}

export function quiet() {
  whisper(asked());
}

function whisper(words) {
  // ok: loud-words
  stage.shout(words);
}

export function welcome() {
  greet(host.allows() + raised(asked()));
}

function greet(words) {
  // ok: loud-words
  stage.shout(words);
}

export function own() {
  announce(raised("doors open"));
}

function announce(words) {
  // ok: loud-words
  stage.shout(words);
}
