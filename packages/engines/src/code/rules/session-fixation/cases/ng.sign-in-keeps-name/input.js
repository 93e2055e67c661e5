const app = require("express")();
const session = require("express-session");
const { people } = require("./people");
app.use(session({ secret: process.env.KEY }));
app.post("/door", (req, res, next) => {
  const { word, password } = req.body;
  people.check(word, password, (failure, person) => {
    if (failure) return next(failure);
    // req.session.regenerate() would be better
    req.session.userId = person.id;
    res.redirect("/");
  });
});
