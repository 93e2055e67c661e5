package main

import (
	"net/http"
	"net/smtp"
)

func invite(w http.ResponseWriter, r *http.Request) {
	text := "Subject: Hello " + r.FormValue("name") + "\r\n\r\nWelcome"
	smtp.SendMail("mail.example.com:25", nil, "app@example.com", []string{"team@example.com"}, []byte(text))
}
