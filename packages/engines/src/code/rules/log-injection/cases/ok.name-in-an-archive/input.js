const fs = require("fs");
const unzipper = require("unzipper");

fs.createReadStream("delivery.zip")
  .pipe(unzipper.Parse())
  .on("entry", (entry) => {
    console.log("left out:", entry.path);
    entry.autodrain();
  });
