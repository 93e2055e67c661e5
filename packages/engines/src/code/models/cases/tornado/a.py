import os
import tornado.web
class A(tornado.web.RequestHandler):
    def get(self, slug):
        os.system("x " + self.get_argument("a")) # ng: command-injection
        os.system("x " + slug) # ng: command-injection
        os.system("x " + self.get_query_argument("a")) # ng: command-injection
        os.system("x " + self.request.headers["X-A"]) # ng: command-injection
        os.system("x " + self.get_cookie("a")) # ng: command-injection
        self.redirect(self.get_argument("a")) # ng: open-redirect
    def post(self, slug):
        os.system("x " + self.get_body_argument("a")) # ng: command-injection
        os.system("x " + self.request.body.decode()) # ng: command-injection
        os.system("x " + self.request.files["a"][0]["filename"]) # ng: command-injection
        self.write("<p>" + self.get_argument("a")) # ng: cross-site-scripting
    def put(self, slug):
        self.set_header("X-A", self.get_argument("a")) # ng: header-injection
        self.set_cookie("session", "v", secure=False, httponly=False) # ng: insecure-cookie
        self.write({"a": "<p>" + self.get_argument("a")}) # ok
    def delete(self, slug):
        os.system("x " + self.path_kwargs["slug"]) # ng: command-injection
        os.system("x " + self.get_arguments("a")[0]) # ng: command-injection
        os.system("x " + self.request.uri) # ng: command-injection
app = tornado.web.Application([(r"/a/(?P<slug>.*)", A)])
