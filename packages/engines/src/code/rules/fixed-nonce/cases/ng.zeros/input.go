package main

import "crypto/cipher"

func seal(box cipher.AEAD, text []byte) []byte {
	nonce := make([]byte, 12)
	return box.Seal(nil, nonce, text, nil)
}
