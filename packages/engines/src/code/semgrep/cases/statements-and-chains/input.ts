function one(): void {
  // ruleid: opened-and-left
  const file = open("a");
  if (file.ok) {
    file.write("b");
  }
}
function two(): void {
  // ok: opened-and-left
  const file = open("a");
  file.write("b");
  file.close();
}
// ruleid: chain
build().a().b.unsafe(true).c(1).end();
// ok: chain
build().a().unsafe(false).end();
// ruleid: deep
if (user && (user.roles || isAdmin)) {
  two();
}
// ok: deep
if (user) {
  one();
}
