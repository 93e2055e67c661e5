package main

import "encoding/json"

type Account struct {
	Name string
	Password string `json:"-"`
	MaxTokens int
}

func text(account Account) ([]byte, error) {
	return json.Marshal(account)
}
