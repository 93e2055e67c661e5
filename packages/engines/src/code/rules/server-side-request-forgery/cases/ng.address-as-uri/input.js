const router = require("express").Router;
const request = require("request");

const sizeOf = (address) =>
  new Promise((resolve, reject) => {
    const options = { uri: address, method: "HEAD" };
    request(options, (error, answer) => (error ? reject(error) : resolve(answer.headers["content-length"])));
  });

module.exports = () =>
  router().post("/sizes", (req, res) => {
    sizeOf(req.body.address).then((size) => res.json({ size }));
  });
