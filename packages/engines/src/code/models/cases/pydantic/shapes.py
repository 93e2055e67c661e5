from typing import Annotated
from pydantic import Field
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
