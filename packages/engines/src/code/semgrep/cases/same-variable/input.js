import { read, verify } from "tokens";

function first(token) {
  // ruleid: read-unchecked
  return read(token);
}

function second(token) {
  const valid = verify(token);
  // ok: read-unchecked
  return valid && read(token);
}

// ruleid: destructured
const third = ({ name, age }) => name + age;
