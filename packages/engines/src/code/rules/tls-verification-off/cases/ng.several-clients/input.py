import ssl

import requests


def status(address):
    answer = requests.get(address, verify=False, timeout=3)
    sent = requests.post(
        address,
        timeout=3,
        verify=False,
    )
    return answer.status_code, sent.status_code, ssl._create_unverified_context()
