from pyramid.view import view_config
import os


@view_config(route_name="folders", renderer="json")
def folders(request):
    os.system("ls " + request.params["folder"])
    return {}
