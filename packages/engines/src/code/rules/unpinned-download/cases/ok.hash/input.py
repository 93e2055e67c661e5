from transformers import AutoModel

model = AutoModel.from_pretrained("example/model", revision="5d0f2e8a7d9e2bd4f3f9c2cf3a4a5a1f2b3c4d5e")
