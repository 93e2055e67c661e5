import subprocess
from flask import Flask, request

app = Flask(__name__)



def command_for(host, count=1):
    return "ping -c %d %s" % (count, host)


@app.post("/ping")
def ping():
    done = subprocess.run(command_for(request.form.get("host")), shell=True, capture_output=True)
    return {"code": done.returncode}
