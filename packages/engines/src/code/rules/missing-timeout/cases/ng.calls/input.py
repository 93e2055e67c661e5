import requests

requests.get("https://a.example.com")
requests.post("https://a.example.com", json={}, timeout=None)
