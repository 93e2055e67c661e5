package main

import (
	"net/http"
	"net/smtp"
	"strings"
)

func invite(w http.ResponseWriter, r *http.Request) {
	name := strings.ReplaceAll(strings.ReplaceAll(r.FormValue("name"), "\r", ""), "\n", "")
	text := "Subject: Hello " + name + "\r\n\r\nWelcome"
	smtp.SendMail("mail.example.com:25", nil, "app@example.com", []string{"team@example.com"}, []byte(text))
}
