const path = require("node:path");
const app = require("express")();
const volume = require("./volume");

const stepUp = /(?:^|[\\/])\.\.(?:[\\/]|$)/;

app.get("/pages", (req, res, next) => {
  const { page } = req.query;
  if (stepUp.test(page)) return next();
  volume.createReadStream(path.join("/srv/pages", page)).pipe(res);
});
