class Chosen:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        request.chosen = request.GET.get("name")
        request.page = int(request.GET.get("page", 1))
        return self.get_response(request)
