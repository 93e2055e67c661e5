const { deliver, Drawer } = require("./lib/mail");

function wished(form) {
  return form.field("wish");
}

exports.answer = (form) => {
  const wish = wished(form);
  deliver(wish);
  new Drawer(wish).empty();
  const later = () => deliver(`again: ${wish}`);
  later();
  deliver(plainText(wish));
};
exports.quiet = () => {
  deliver("hello");
};
