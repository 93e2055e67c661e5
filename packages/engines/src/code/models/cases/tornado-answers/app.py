import subprocess
import tornado.httpclient
import tornado.web
from tornado.escape import json_decode, xhtml_escape
class A(tornado.web.RequestHandler):
    def get(self, name):
        self.application.db.execute("select * from a where b = '%s'" % name)  # ng: sql-injection
        self.write("<p>" + self.get_argument("q"))  # ng: cross-site-scripting
        self.write("<p>" + xhtml_escape(self.get_argument("q")))  # ok
        self.write({"q": self.get_argument("q")})  # ok
    def post(self):
        data = json_decode(self.request.body)
        subprocess.run("ls " + data["d"], shell=True)  # ng: command-injection
        self.redirect(self.get_body_argument("to"))  # ng: open-redirect
    def put(self):
        upload = self.request.files["f"][0]
        with open("/srv/" + upload["filename"], "wb") as out:  # ng: path-traversal
            out.write(upload["body"])  # ok
        self.set_header("X-A", "b")  # ok
class B(A):
    async def get(self):
        client = tornado.httpclient.AsyncHTTPClient()
        await client.fetch(self.get_query_argument("u"))  # ng: server-side-request-forgery
        await client.fetch("https://api.example.com/" + self.get_query_argument("u"))  # ok
        self.render("page.html", q=self.get_argument("q"))  # ok
    async def post(self):
        self.finish("<b>" + self.request.headers["X-Name"])  # ng: cross-site-scripting
        self.redirect("/")  # ok
app = tornado.web.Application([(r"/a/(.*)", A), (r"/b", B)])
