// ruleid: random-label
label("q7Zt-0pLx-93Ka-aa81");
label("apple-juice");
label("appleJuice");
// ruleid: endless-test
/^(a+)+$/.test(name);
/^(ab)+$/.test(name);
// ruleid: endless-test
new RegExp("(\\w+,?)+$", "i");
const blank = /\s+/;
// ruleid: any-expression
text.split(blank);
// ruleid: any-expression
text.split(/,/);
text.split(",");
