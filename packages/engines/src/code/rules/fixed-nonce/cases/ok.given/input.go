package main

import "crypto/cipher"

func open(box cipher.AEAD, message []byte) ([]byte, error) {
	return box.Seal(nil, message[:12], message[12:], nil), nil
}
