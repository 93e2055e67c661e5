from setuptools import setup

setup(name="example-library", version="1.0.0", packages=["."])
