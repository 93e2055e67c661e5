const post = require("post");

exports.deliver = (text) => {
  // ruleid: letter
  post.send(`Dear all, ${text}`);
};
exports.Drawer = class Drawer {
  constructor(content) {
    this.content = content;
  }
  empty() {
    // ruleid: letter
    post.send(this.content);
    // ok: letter
    post.send(plainText(this.content));
  }
};
exports.bell = () => {
  // ok: letter
  post.send("ding");
};
