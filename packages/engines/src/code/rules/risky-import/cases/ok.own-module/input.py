from ..vendored import shelf
