const app = require("express")();
const session = require("express-session");
const { people } = require("./people");
app.use(session({ secret: process.env.KEY }));
app.post("/door", async (req, res, next) => {
  const person = await people.check(req.body.word, req.body.password);
  req.session.regenerate((failure) => {
    if (failure) return next(failure);
    req.session.userId = person.id;
    res.redirect("/");
  });
});
