package main

import "crypto/rc4"

func cipher(key []byte) (*rc4.Cipher, error) {
	return rc4.NewCipher(key)
}
