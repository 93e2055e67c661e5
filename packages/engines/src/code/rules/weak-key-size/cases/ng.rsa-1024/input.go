package main

import (
	"crypto/rand"
	"crypto/rsa"
)

const bits = 512 * 2

func key() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, bits)
}
