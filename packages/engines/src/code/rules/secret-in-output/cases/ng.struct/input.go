package main

import "encoding/json"

type Account struct {
	Name string
	Password string `json:"password"`
}

func text(account Account) ([]byte, error) {
	return json.Marshal(account)
}
