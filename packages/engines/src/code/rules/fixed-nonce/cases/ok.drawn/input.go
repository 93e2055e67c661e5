package main

import (
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func seal(box cipher.AEAD, text []byte) []byte {
	nonce := make([]byte, box.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		panic(err)
	}
	return box.Seal(nonce, nonce, text, nil)
}
