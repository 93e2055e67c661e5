import os

password = os.environ["DATABASE_PASSWORD"]
token_url = "https://login.example.com/oauth2/token"
secret_name = "production/database/main-7"
